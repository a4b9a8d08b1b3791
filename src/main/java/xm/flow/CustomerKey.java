package xm.flow;

import org.apache.flink.api.java.functions.KeySelector;
import xm.event.Arrival;

/**
 * Whose memory an event belongs to: its customer's, or for an anonymous event one of many buckets of event ids.
 *
 * <p>Ids hold no control characters, so that a bucket can never be taken for a customer.
 */
final class CustomerKey implements KeySelector<Arrival, String> {
    private static final int BUCKETS = 1 << 16;

    /** Whether a key is a customer and not a bucket. */
    static boolean isCustomer(String key) {
        return !key.startsWith("\0");
    }

    @Override
    public String getKey(Arrival arrival) {
        String customer = arrival.event().customer();
        return customer != null
                ? customer
                : "\0" + Math.floorMod(arrival.event().id().hashCode(), BUCKETS);
    }
}
