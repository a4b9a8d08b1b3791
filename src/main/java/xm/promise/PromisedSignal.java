package xm.promise;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The signals that can be promised: which way is better, from where to where they go, and how their reports become
 * evidence.
 *
 * <p>Every signal is brought to one scale, 0 worst to 1 best, so that there is one detector for all. What each single
 * answer said is kept as far as the bet against the promise needs it:
 *
 * <ul>
 *   <li>shares: how many were good;
 *   <li>net scores: how many were bad, in between and good;
 *   <li>means of numbers: how many lie at each of equally spaced levels. The logarithm of a bet is concave, so an answer
 *       shared between two levels counts for less, never for more;
 *   <li>{@code temkin}: the three answers of one person are their mean; again concave, so the answers may be added up as if
 *       each were a third of one;
 *   <li>{@code resolution-time}: that 90 % were resolved within the promised time is a share;
 *   <li>{@code complaints}: customers of whom none was heard are a share, in windows of a quarter of an hour;
 *   <li>{@code churn-risk} and {@code loyalty} are counts of everybody, no samples: they are what they are.
 * </ul>
 */
public enum PromisedSignal {
    CSAT("csat", Basis.SHARE, true, 0, 1, "satisfied"),
    NPS("nps", Basis.NET, true, -100, 100, "promoters"),
    STATED_EFFORT("stated-effort", Basis.LEVELS, false, 0, 1, null),
    SUCCESS("success", Basis.NET, true, -1, 1, "positive"),
    EASE("ease", Basis.NET, true, -1, 1, "positive"),
    EMOTION("emotion", Basis.NET, true, -1, 1, "positive"),
    TEMKIN("temkin", Basis.MEAN_OF_THREE, true, -1, 1, null),
    QOE("qoe", Basis.LEVELS, true, 1, 5, null),
    EFFORT("effort", Basis.LEVELS, false, 0, 1, null),
    FIRST_CONTACT_RESOLUTION("first-contact-resolution", Basis.MATURE_SHARE, true, 0, 1, "resolved"),
    ABANDONMENT("abandonment", Basis.SHARE, false, 0, 1, "abandoned"),
    ON_TIME("on-time", Basis.SHARE, true, 0, 1, "onTime"),
    COMPLAINTS("complaints", Basis.RATE, false, 0, 100, "count"),
    RESOLUTION_TIME("resolution-time", Basis.TIME, false, 0, Double.POSITIVE_INFINITY, null),
    IN_TARGET("in-target", Basis.SHARE, true, 0, 1, "breached"),
    SENTIMENT("sentiment", Basis.LEVELS, true, -1, 1, null),
    CHURN_RISK("churn-risk", Basis.STOCK, false, 0, 1, null),
    LOYALTY("loyalty", Basis.STOCK, true, 0, 1, null);

    /** How a signal's reports become evidence. */
    public enum Basis {
        SHARE,
        NET,
        LEVELS,
        MEAN_OF_THREE,
        /** A share that is too good as long as its window is young. */
        MATURE_SHARE,
        RATE,
        TIME,
        STOCK
    }

    /** Of times the 90th percentile is promised. */
    private static final double PROMISED_QUANTILE = 0.9;

    private static final int TIME_LEVELS = 65;
    /** From one level of time to the next, as a logarithm: sixteen times as long is 32 levels away. */
    private static final double TIME_STEP = Math.log(16) / 32;

    private final String wireName;
    private final Basis basis;
    private final boolean isHighBetter;
    private final double lowest;
    private final double highest;
    private final String part;

    PromisedSignal(String wireName, Basis basis, boolean isHighBetter, double lowest, double highest, String part) {
        this.wireName = wireName;
        this.basis = basis;
        this.isHighBetter = isHighBetter;
        this.lowest = lowest;
        this.highest = highest;
        this.part = part;
    }

    public static Optional<PromisedSignal> named(String wireName) {
        return Arrays.stream(values())
                .filter(signal -> signal.wireName.equals(wireName))
                .findFirst();
    }

    public static List<String> wireNames() {
        return Arrays.stream(values()).map(PromisedSignal::wireName).toList();
    }

    public String wireName() {
        return wireName;
    }

    public Basis basis() {
        return basis;
    }

    /** Whether a promise of it says at least, not at most. */
    public boolean isHighBetter() {
        return isHighBetter;
    }

    public double lowest() {
        return lowest;
    }

    public double highest() {
        return highest;
    }

    /** The share of good answers, or their mean on the scale 0 to 1, that a bound promises. */
    public double target(double bound) {
        return basis == Basis.TIME ? PROMISED_QUANTILE : unit(bound);
    }

    /** How good a value is, 0 to 1. */
    public double unit(double value) {
        double share = (value - lowest) / (highest - lowest);
        return isHighBetter ? share : 1 - share;
    }

    /** The value that is so good. */
    public double value(double unit) {
        return lowest + (isHighBetter ? unit : 1 - unit) * (highest - lowest);
    }

    /** What a window says of this signal, empty if nothing; of stocks there is no sample. */
    public Optional<Sample> sample(CellReport report, double bound) {
        Sample sample = basis == Basis.MEAN_OF_THREE
                ? temkin(report)
                : of(report.signals().get(wireName), bound);
        return Optional.ofNullable(sample);
    }

    /** The sample that a bet is made on: of times, whether they were within the promise. */
    public Sample judged(Sample sample) {
        if (basis != Basis.TIME) {
            return sample;
        }
        double good = 0;
        for (int i = TIME_LEVELS / 2; i < TIME_LEVELS; i++) {
            good += sample.weights()[i];
        }
        return Sample.share(sample.size() - good, good);
    }

    /** What many samples together say in the signal's own unit. */
    public double value(Sample sum, double bound) {
        return basis == Basis.TIME ? quantile(sum, bound, PROMISED_QUANTILE) : value(sum.sum() / sum.size());
    }

    /**
     * What the signal would be if the mean of the judged answers were another, in the signal's own unit.
     *
     * <p>Of times: if so many more had been within the promise, the promised share would have been reached that much
     * earlier.
     */
    public double valueAt(Sample sum, double judgedMean, double bound) {
        if (basis != Basis.TIME) {
            return value(judgedMean);
        }
        Sample judged = judged(sum);
        return quantile(sum, bound, PROMISED_QUANTILE + judged.sum() / judged.size() - judgedMean);
    }

    private Sample of(SignalReport report, double bound) {
        if (report == null || report.n() <= 0) {
            return null;
        }
        double n = report.n();
        return switch (basis) {
            case SHARE, MATURE_SHARE -> share(report);
            case RATE -> Sample.share(Math.min(n, report.part(part)), Math.max(0, n - report.part(part)));
            case NET -> net(report);
            case LEVELS -> levels(report);
            case TIME -> times(report, bound);
            case STOCK, MEAN_OF_THREE -> null;
        };
    }

    private Sample share(SignalReport report) {
        double counted = report.part(part);
        double other = report.n() - counted;
        boolean isCountOfGood = isHighBetter && this != IN_TARGET;
        return isCountOfGood ? Sample.share(other, counted) : Sample.share(counted, other);
    }

    private Sample net(SignalReport report) {
        double good = report.part(part);
        double bad = report.part(this == NPS ? "detractors" : "negative");
        return new Sample(new double[] {bad, report.n() - bad - good, good});
    }

    private Sample levels(SignalReport report) {
        double[] levels = report.levels();
        if (levels == null) {
            return null;
        }
        double[] weights = levels.clone();
        for (int i = 0; i < weights.length && !isHighBetter; i++) {
            weights[i] = levels[weights.length - 1 - i];
        }
        Sample sample = new Sample(weights);
        return sample.size() > 0 ? sample : null;
    }

    /** A third of each answer, of as many persons as answered the question that the fewest answered. */
    private static Sample temkin(CellReport report) {
        double[] weights = new double[3];
        double persons = Double.MAX_VALUE;
        for (PromisedSignal question : new PromisedSignal[] {SUCCESS, EASE, EMOTION}) {
            SignalReport answers = report.signals().get(question.wireName);
            if (answers == null || answers.n() <= 0) {
                return null;
            }
            persons = Math.min(persons, (double) answers.n());
        }
        for (PromisedSignal question : new PromisedSignal[] {SUCCESS, EASE, EMOTION}) {
            SignalReport answers = report.signals().get(question.wireName);
            double[] counted = question.net(answers).weights();
            for (int i = 0; i < weights.length; i++) {
                weights[i] += counted[i] * persons / answers.n() / 3;
            }
        }
        return new Sample(weights);
    }

    /** Times by how many times they are longer or shorter than promised, the longest first. */
    private static Sample times(SignalReport report, double bound) {
        if (report.levels() == null || report.edges() == null) {
            return null;
        }
        double[] weights = new double[TIME_LEVELS];
        for (int bin = 0; bin < report.edges().length; bin++) {
            double longer = Math.log(Math.max(report.edges()[bin], Double.MIN_NORMAL) / bound) / TIME_STEP;
            // a bin that begins below the promise counts as within it
            int index = TIME_LEVELS / 2 - (int) Math.ceil(longer + 1e-9);
            weights[Math.max(0, Math.min(TIME_LEVELS - 1, longer < 0 ? Math.max(index, TIME_LEVELS / 2) : index))] +=
                    report.levels()[bin];
        }
        return new Sample(weights);
    }

    /** The middle of the level in which the quantile lies, to 6 %; beyond the promise just if too few were within it. */
    private static double quantile(Sample sum, double bound, double q) {
        double rank = Math.max(0, Math.min(1, q)) * sum.size();
        double counted = 0;
        for (int i = TIME_LEVELS - 1; i > 0; i--) {
            counted += sum.weights()[i];
            if (counted >= rank) {
                return bound * Math.exp((TIME_LEVELS / 2 - i - 0.5) * TIME_STEP);
            }
        }
        return bound * Math.exp((TIME_LEVELS - 1) / 2.0 * TIME_STEP);
    }
}
