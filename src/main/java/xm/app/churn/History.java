package xm.app.churn;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import xm.customer.churn.Purchases;

/**
 * What was recorded of one customer that churn is learned from.
 *
 * @param segment as of the cut at which the histories were read
 * @param firstSeenMillis time of the earliest event of any kind
 * @param purchases times, rising
 * @param cancelledMillis time of the earliest cancellation, {@link #NEVER} if there is none
 */
record History(String segment, long firstSeenMillis, long[] purchases, long cancelledMillis) {
    static final long NEVER = Long.MAX_VALUE;
    static final long DAY_MILLIS = TimeUnit.DAYS.toMillis(1);

    /** What was bought before a time, as a stream would remember it. */
    Purchases purchasesBefore(long timeMillis) {
        Purchases bought = new Purchases();
        for (int i = 0; i < purchases.length && purchases[i] < timeMillis; i++) {
            // the money plays no part in whether somebody comes back
            bought.buy(purchases[i], 0);
        }
        return bought;
    }

    /** Days (UTC) with a purchase before a time, counted from 1970 and rising. */
    long[] purchaseDaysBefore(long timeMillis) {
        return Arrays.stream(purchases)
                .takeWhile(time -> time < timeMillis)
                .map(time -> Math.floorDiv(time, DAY_MILLIS))
                .distinct()
                .toArray();
    }

    boolean buysWithin(long fromMillis, long toMillis) {
        int found = Arrays.binarySearch(purchases, fromMillis);
        int next = found >= 0 ? found : -found - 1;
        return next < purchases.length && purchases[next] < toMillis;
    }

    boolean cancelsWithin(long fromMillis, long toMillis) {
        return cancelledMillis >= fromMillis && cancelledMillis < toMillis;
    }

    boolean isKnownAt(long timeMillis) {
        return firstSeenMillis < timeMillis;
    }

    boolean hasBoughtBefore(long timeMillis) {
        return purchases.length > 0 && purchases[0] < timeMillis;
    }
}
