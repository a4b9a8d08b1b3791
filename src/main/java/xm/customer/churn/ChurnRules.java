package xm.customer.churn;

import java.io.Serializable;
import java.time.Duration;
import java.util.Map;

/**
 * By what the risk of leaving is judged.
 *
 * @param version of these rules
 * @param horizonMillis within which somebody leaves or does not
 * @param threshold the risk from which on a customer is at risk
 * @param releaseBelow the risk below which a customer at risk no longer is; lower, so that nobody flutters
 * @param segments what the risk rests on, by segment
 * @param otherwise what it rests on in every other segment
 * @param weights of the evidence
 */
public record ChurnRules(
        String version,
        long horizonMillis,
        double threshold,
        double releaseBelow,
        Map<String, ChurnBase> segments,
        ChurnBase otherwise,
        EvidenceWeights weights)
        implements Serializable {
    /** From here on leaving is likelier than staying. */
    public static final double THRESHOLD = 0.5;

    /** By how much the risk has to fall below the threshold again. */
    public static final double HYSTERESIS = 0.1;

    /** As they ship: nothing is fitted, the same prior for everybody, and evidence on top. */
    public static final ChurnRules DEFAULT = new ChurnRules(
            "default",
            Duration.ofDays(90).toMillis(),
            THRESHOLD,
            THRESHOLD - HYSTERESIS,
            Map.of(),
            new ChurnBase.Prior(0.1, 0, "nothing was fitted: a prior of 10 % for everybody"),
            EvidenceWeights.DEFAULT);

    public ChurnRules {
        segments = Map.copyOf(segments);
    }

    /** What the risk of a segment's customers rests on. */
    public ChurnBase base(String segment) {
        return segment == null ? otherwise : segments.getOrDefault(segment, otherwise);
    }
}
