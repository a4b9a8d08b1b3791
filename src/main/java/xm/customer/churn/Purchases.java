package xm.customer.churn;

import java.time.Duration;

/**
 * What a model of buying needs of a customer's purchases: days (UTC) with a purchase, of which the first and the last, and
 * what they spend.
 *
 * <p>Purchases of one day are one, and a day counts as a whole, as in the literature: at the end of 30 September, who bought
 * first on 1 January is 272 days old, not 273. The order in which they come does not matter, except that one older than
 * {@value #RECENT_DAYS} days before the last, and later than the first, is not counted as a day, because nobody remembers
 * whether it was; its amount counts.
 */
public final class Purchases {
    static final int RECENT_DAYS = 64;
    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();
    private static final double YEAR_MILLIS = 365.0 * DAY_MILLIS;

    // mutable on purpose, public for the serializer; components are only ever added
    /** Start of the first day with a purchase. */
    public long firstMillis;
    /** Start of the last day with a purchase. */
    public long lastMillis;
    /** How many days with a purchase there were. */
    public int days;
    /** Bit i: there was a purchase i days before the last. */
    public long recentDays;
    /** Sum of amounts that fades with a time constant of 365 days, so that it estimates what is spent in a year. */
    public double spend;
    /** The time up to which {@link #spend} has faded: that of the newest purchase. */
    public long spendMillis;

    /** Nothing bought yet. */
    public boolean isEmpty() {
        return days == 0;
    }

    /** The same, on its own. */
    public Purchases copy() {
        Purchases copy = new Purchases();
        copy.firstMillis = firstMillis;
        copy.lastMillis = lastMillis;
        copy.days = days;
        copy.recentDays = recentDays;
        copy.spend = spend;
        copy.spendMillis = spendMillis;
        return copy;
    }

    /** How many days with a purchase followed the first (x in the literature). */
    public int repeats() {
        return days - 1;
    }

    /** From the first day with a purchase to the last (t_x). */
    public long recencyMillis() {
        return lastMillis - firstMillis;
    }

    /** From the first day with a purchase to a time (T): recency and silence. */
    public long ageMillis(long nowMillis) {
        return recencyMillis() + silentMillis(nowMillis);
    }

    /** Since the last day with a purchase ended: on that day nobody is silent. */
    public long silentMillis(long nowMillis) {
        return Math.max(0, nowMillis - lastMillis - DAY_MILLIS);
    }

    /** Takes a purchase. */
    public void buy(long timeMillis, double amount) {
        spend(timeMillis, amount);
        long day = Math.floorDiv(timeMillis, DAY_MILLIS) * DAY_MILLIS;
        if (days == 0) {
            firstMillis = day;
            lastMillis = day;
            days = 1;
            recentDays = 1;
        } else if (day > lastMillis) {
            long gap = (day - lastMillis) / DAY_MILLIS;
            recentDays = (gap < RECENT_DAYS ? recentDays << gap : 0) | 1;
            lastMillis = day;
            days++;
        } else {
            buyBeforeLast(day);
        }
    }

    /** What the customer spends in a year, as of a time. */
    public double spendPerYear(long nowMillis) {
        return spend * Math.exp(-Math.max(0, nowMillis - spendMillis) / YEAR_MILLIS);
    }

    private void buyBeforeLast(long day) {
        long gap = (lastMillis - day) / DAY_MILLIS;
        boolean isRecent = gap < RECENT_DAYS;
        boolean isNew = isRecent ? (recentDays >>> gap & 1) == 0 : day < firstMillis;
        if (isRecent) {
            recentDays |= 1L << gap;
        }
        if (isNew) {
            days++;
            firstMillis = Math.min(firstMillis, day);
        }
    }

    private void spend(long timeMillis, double amount) {
        if (days > 0 && timeMillis <= spendMillis) {
            spend += amount * Math.exp((timeMillis - spendMillis) / YEAR_MILLIS);
        } else {
            spend = amount + (days == 0 ? 0 : spendPerYear(timeMillis));
            spendMillis = timeMillis;
        }
    }
}
