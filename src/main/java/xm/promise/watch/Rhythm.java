package xm.promise.watch;

import java.util.Arrays;
import java.util.BitSet;

/**
 * How many answers come at which hour, learnt from the answers themselves, for people of one time zone: the 24 hours of
 * a working day and of a day at the weekend.
 *
 * <p>Of a hundred cells some have always had a busy first Saturday, so what is missed is held against what is surely
 * usual. Until an hour was lived through once, the rate of late stands in for it. A day that is quieter than usual (a
 * holiday) lowers what is expected of the hours to come; a busier one does not raise it. What silences were normal is
 * remembered as the number of answers that would have been expected in them, and fades by a tenth a day. An hour of the
 * week that brought nothing where something was to be expected is expected to bring nothing in the week after: so a
 * house that is closed on Mondays is missed on the first of them only.
 */
public final class Rhythm {
    private static final long HOUR_MILLIS = 3_600_000;
    private static final int HOURS = 24;
    private static final double NEWEST_DAY = 0.3;
    /** Of more days the newest count for so much that the mean becomes no better known. */
    private static final int MOST_LIVED = 5;

    private static final double STANDARD_ERRORS = 2;
    private static final double KEPT_A_DAY = 0.9;
    /** A half-life of four hours. */
    private static final double KEPT_AN_HOUR = 0.84;

    /** Of a silence that was none of the rhythm, no more is taken for normal. */
    private static final double LONGEST_LEARNT = 28;
    /** So much the more, that it is still normal when a week has passed over it. */
    private static final double A_WEEK_ON = 1.25;

    /** Fewer answers than that tell no rate. */
    private static final double FEWEST = 20;

    /** So many are to be expected in an hour that none of them is more than chance. */
    private static final double SOME = 4;

    // mutable on purpose, public for the serializer
    /** Answers in each hour of a working day, then of a day at the weekend; -1 where none was lived through. */
    public double[] hourly = {};
    /** How many of each such hour were lived through, as far as that makes them better known. */
    public int[] lived = {};
    /** Number of the hour since the epoch that is being counted, and its answers so far. */
    public long hour = Long.MIN_VALUE;

    public double inHour;
    /** Answers and hours of late, fading with a half-life of some four hours. */
    public double recent;

    public double recentHours;
    public long firstMillis = Long.MIN_VALUE;
    public long lastMillis = Long.MIN_VALUE;
    /** The longest silence that was normal, in answers that would have been expected. */
    public double longestSilence;
    /** A bit for each hour of the week, the first that of Thursday at midnight: whether the last one like it was silent. */
    public long[] silentHours = {};

    public Rhythm() {}

    /** Answers came in a pane; at which of its hours a longer one does not tell. */
    void see(long paneStartMillis, long paneEndMillis, double answers) {
        if (firstMillis == Long.MIN_VALUE) {
            firstMillis = paneStartMillis;
        } else {
            longestSilence = Math.max(longestSilence, expected(lastMillis, paneStartMillis));
        }
        long first = Math.floorDiv(paneStartMillis, HOUR_MILLIS);
        long hours = Math.max(1, (paneEndMillis - paneStartMillis) / HOUR_MILLIS);
        for (long of = first; of < first + hours; of++) {
            turn(of);
            inHour += answers / hours;
            if (answers > 0) {
                speaks(of);
            }
        }
        lastMillis = Math.max(lastMillis, paneEndMillis);
    }

    /**
     * Answers come again after a silence that was none of the rhythm. Its hours bring less from now on, as those of any day
     * do, and those of the week after nothing. A little of it is remembered as normal: a house that opens later on Sundays is
     * not silent every Sunday anew, and a long outage does not make the next one long to be seen.
     */
    void resume(long paneStartMillis) {
        longestSilence =
                Math.max(longestSilence, Math.min(LONGEST_LEARNT, A_WEEK_ON * expected(lastMillis, paneStartMillis)));
        long next = Math.floorDiv(paneStartMillis, HOUR_MILLIS);
        for (long skipped = hour + 1; skipped < next && skipped <= hour + 7 * HOURS; skipped++) {
            hear(skipped, 0);
        }
        if (next - hour > 7 * HOURS) {
            // what was silent for a whole week is so by no habit of weeks
            silentHours = new long[] {};
        }
        skipTo(paneStartMillis);
    }

    /** Answers come again after a time in which nobody listened: of that nothing is learnt. */
    void skipTo(long paneStartMillis) {
        long next = Math.floorDiv(paneStartMillis, HOUR_MILLIS);
        if (next > hour) {
            hour = next;
            inHour = 0;
        }
        lastMillis = Math.max(lastMillis, paneStartMillis);
    }

    /** How many answers were to be expected between two times. */
    double expected(long fromMillis, long toMillis) {
        double sum = 0;
        long at = fromMillis;
        while (at < toMillis) {
            long end = Math.min(toMillis, (Math.floorDiv(at, HOUR_MILLIS) + 1) * HOUR_MILLIS);
            sum += hourlyRate(at) * (end - at) / HOUR_MILLIS;
            at = end;
        }
        return sum;
    }

    /** When so many answers were to be expected since a time; {@link Long#MAX_VALUE} if not within a month. */
    long expectedBy(long fromMillis, double answers) {
        return expectedBy(fromMillis, answers, 0);
    }

    /** The same by so many standard errors of what is usual: later, where it is known from few days. */
    long surelyExpectedBy(long fromMillis, double answers) {
        return expectedBy(fromMillis, answers, STANDARD_ERRORS);
    }

    private long expectedBy(long fromMillis, double answers, double errors) {
        double sum = 0;
        double variance = 0;
        long at = fromMillis;
        for (int hours = 0; hours < 31 * HOURS; hours++) {
            long end = (Math.floorDiv(at, HOUR_MILLIS) + 1) * HOUR_MILLIS;
            double rate = hourlyRate(at) / HOUR_MILLIS;
            double times = timesLived(at);
            double whole = rate * (end - at);
            if (sum + whole - errors * Math.sqrt(variance + whole / times) >= answers) {
                double part = partThatIsEnough(whole, times, sum, variance, answers, errors);
                return at + (long) Math.ceil(part / rate);
            }
            sum += whole;
            variance += whole / times;
            at = end;
        }
        return Long.MAX_VALUE;
    }

    /** How much of an hour's answers it takes, found by halving. */
    private static double partThatIsEnough(
            double whole, double times, double sum, double variance, double answers, double errors) {
        double tooFew = 0;
        double enough = whole;
        for (int half = 0; half < 40; half++) {
            double middle = (tooFew + enough) / 2;
            if (sum + middle - errors * Math.sqrt(variance + middle / times) >= answers) {
                enough = middle;
            } else {
                tooFew = middle;
            }
        }
        return enough;
    }

    /** Whether enough came to know a rate. */
    boolean isKnown() {
        return recent + inHour >= FEWEST || hasLived(lastMillis);
    }

    /** Whether this hour of the day was lived through before, on such a day or another. */
    boolean hasLived(long timeMillis) {
        return usual(Math.floorDiv(timeMillis, HOUR_MILLIS)) >= 0;
    }

    private double hourlyRate(long timeMillis) {
        long ofHour = Math.floorDiv(timeMillis, HOUR_MILLIS);
        double usual = usual(ofHour);
        return isSilent(ofHour) ? 0 : usual >= 0 ? usual * quietness() : recentRate();
    }

    /** From how many such hours it is known what one brings. */
    private double timesLived(long timeMillis) {
        long ofHour = Math.floorDiv(timeMillis, HOUR_MILLIS);
        boolean isOlder = lived.length == 0 || usual(ofHour) < 0;
        return isOlder ? MOST_LIVED : Math.max(1, lived[known(ofHour)]);
    }

    private boolean isSilent(long ofHour) {
        return BitSet.valueOf(silentHours).get(hourOfWeek(ofHour));
    }

    /** An hour is over. */
    private void hear(long ofHour, double answers) {
        if (answers == 0 && usual(ofHour) >= SOME) {
            BitSet silent = BitSet.valueOf(silentHours);
            silent.set(hourOfWeek(ofHour));
            silentHours = silent.toLongArray();
        }
        learn(slot(ofHour), answers);
    }

    /** An hour that was to be silent is not: then the silence after it is none of every week either. */
    private void speaks(long ofHour) {
        if (isSilent(ofHour)) {
            BitSet silent = BitSet.valueOf(silentHours);
            int at = hourOfWeek(ofHour);
            int end = silent.nextClearBit(at);
            silent.clear(at, end);
            if (end >= 7 * HOURS) {
                silent.clear(0, silent.nextClearBit(0));
            }
            silentHours = silent.toLongArray();
        }
    }

    private static int hourOfWeek(long hour) {
        return (int) Math.floorMod(hour, 7L * HOURS);
    }

    /** What an hour brings on such a day, else on the other kind of day; -1 if that is not known. */
    private double usual(long ofHour) {
        if (hourly.length == 0) {
            return -1;
        }
        return hourly[known(ofHour)];
    }

    /** The hour on such a day, or on the other kind of day where only that was lived through. */
    private int known(long ofHour) {
        int slot = slot(ofHour);
        return hourly[slot] >= 0 ? slot : (slot + HOURS) % (2 * HOURS);
    }

    private double recentRate() {
        double hours = recentHours
                + Math.max(0, lastMillis - Math.max(firstMillis, hour * HOUR_MILLIS)) / (double) HOUR_MILLIS;
        // at least a few minutes, so that a first burst is no rate
        return (recent + inHour) / Math.max(hours, 0.1);
    }

    /** How much quieter than usual it has been of late, at most 1. */
    private double quietness() {
        double usual = 0;
        double weights = 0;
        for (int back = 1; back <= 6; back++) {
            double rate = usual(hour - back);
            if (rate < 0) {
                return 1;
            }
            double weight = Math.pow(KEPT_AN_HOUR, back - 1);
            usual += rate * weight;
            weights += weight;
        }
        boolean tells = usual >= FEWEST && recentHours > 0;
        return tells ? Math.max(0.1, Math.min(1, recent / recentHours / (usual / weights))) : 1;
    }

    /** The hour is over: it becomes part of what is usual; hours without an answer in between, too. */
    private void turn(long next) {
        if (hour == Long.MIN_VALUE) {
            hour = next;
            return;
        }
        long lived = 0;
        while (hour < next && lived <= 7 * HOURS) {
            boolean isWhole = firstMillis <= hour * HOUR_MILLIS;
            if (isWhole) {
                hear(hour, inHour);
            }
            double hours = isWhole ? 1 : (double) ((hour + 1) * HOUR_MILLIS - firstMillis) / HOUR_MILLIS;
            recent = recent * KEPT_AN_HOUR + inHour;
            recentHours = recentHours * KEPT_AN_HOUR + hours;
            inHour = 0;
            hour++;
            lived++;
            if (Math.floorMod(hour, (long) HOURS) == 0) {
                longestSilence *= KEPT_A_DAY;
            }
        }
        hour = Math.max(hour, next);
    }

    private void learn(int slot, double answers) {
        if (hourly.length == 0) {
            hourly = new double[2 * HOURS];
            Arrays.fill(hourly, -1);
            lived = new int[2 * HOURS];
        }
        if (lived.length > 0) {
            lived[slot] = Math.min(MOST_LIVED, lived[slot] + 1);
        }
        hourly[slot] = hourly[slot] < 0 ? answers : hourly[slot] + NEWEST_DAY * (answers - hourly[slot]);
    }

    /** 1970-01-01 was a Thursday. */
    private static int slot(long hour) {
        long day = Math.floorMod(Math.floorDiv(hour, (long) HOURS), 7L);
        boolean isWeekend = day == 2 || day == 3;
        return (int) Math.floorMod(hour, (long) HOURS) + (isWeekend ? HOURS : 0);
    }
}
