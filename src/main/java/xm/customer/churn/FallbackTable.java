package xm.customer.churn;

import java.io.Serializable;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The share of customers who did not buy again within the horizon, by how long they had been silent and on how many days
 * they had bought: what is used where no model of buying fits.
 *
 * @param silentDays where one bin of silence ends and the next begins, rising; one bin more than numbers
 * @param purchaseDays the least number of purchase days of each row, rising from 1
 * @param lost for each row the share lost in each bin of silence, never falling: silence by itself lowers no risk
 */
public record FallbackTable(List<Double> silentDays, List<Integer> purchaseDays, List<List<Double>> lost)
        implements Serializable {
    private static final double DAY_MILLIS = TimeUnit.DAYS.toMillis(1);

    public FallbackTable {
        silentDays = List.copyOf(silentDays);
        purchaseDays = List.copyOf(purchaseDays);
        lost = lost.stream().map(List::copyOf).toList();
    }

    /** The share lost in a customer's cell. */
    public double lost(Purchases purchases, long nowMillis) {
        return lost.get(row(purchases.days)).get(bin((nowMillis - purchases.lastMillis) / DAY_MILLIS));
    }

    /** The row of customers who bought on so many days. */
    public int row(int days) {
        int row = purchaseDays.size() - 1;
        while (row > 0 && purchaseDays.get(row) > days) {
            row--;
        }
        return row;
    }

    /** The bin of customers who have been silent for so long. */
    public int bin(double days) {
        int bin = 0;
        while (bin < silentDays.size() && silentDays.get(bin) <= days) {
            bin++;
        }
        return bin;
    }
}
