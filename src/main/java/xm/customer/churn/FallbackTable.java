package xm.customer.churn;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;

/**
 * The share of customers who did not buy again within the horizon, by how long they had been silent and on how many days
 * they had bought: what is used where no model of buying fits.
 *
 * @param silentDays where one stretch of silence ends and the next begins, rising; one stretch more than numbers
 * @param purchaseDays the least number of purchase days of each row, rising from 1
 * @param lost for each row the share lost in each stretch of silence, never falling: silence by itself lowers no risk
 */
public record FallbackTable(List<Double> silentDays, List<Integer> purchaseDays, List<List<Double>> lost)
        implements Serializable {
    private static final double DAY_MILLIS = Duration.ofDays(1).toMillis();

    public FallbackTable {
        silentDays = List.copyOf(silentDays);
        purchaseDays = List.copyOf(purchaseDays);
        lost = lost.stream().map(List::copyOf).toList();
        int stretches = silentDays.size() + 1;
        boolean isSound = rises(silentDays)
                && purchaseDays.size() == lost.size()
                && purchaseDays.get(0) == 1
                && lost.stream().allMatch(row -> row.size() == stretches && neverFalls(row));
        if (!isSound) {
            throw new IllegalArgumentException(
                    "no table: silentDays " + silentDays + ", purchaseDays " + purchaseDays + ", lost " + lost);
        }
    }

    /** The share lost in a customer's cell. */
    public double lost(Purchases purchases, long nowMillis) {
        return lost.get(row(purchases.days)).get(stretch(purchases.silentMillis(nowMillis) / DAY_MILLIS));
    }

    /** The row of customers who bought on so many days. */
    public int row(int days) {
        int row = purchaseDays.size() - 1;
        while (row > 0 && purchaseDays.get(row) > days) {
            row--;
        }
        return row;
    }

    /** The stretch of customers who have been silent for so long. */
    public int stretch(double days) {
        int stretch = 0;
        while (stretch < silentDays.size() && silentDays.get(stretch) <= days) {
            stretch++;
        }
        return stretch;
    }

    /** Whether each number is above the one before it. */
    public static boolean rises(List<Double> numbers) {
        for (int i = 1; i < numbers.size(); i++) {
            if (numbers.get(i) <= numbers.get(i - 1)) {
                return false;
            }
        }
        return true;
    }

    /** Whether no number is below the one before it. */
    public static boolean neverFalls(List<Double> numbers) {
        for (int i = 1; i < numbers.size(); i++) {
            if (numbers.get(i) < numbers.get(i - 1)) {
                return false;
            }
        }
        return true;
    }
}
