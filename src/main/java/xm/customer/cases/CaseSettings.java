package xm.customer.cases;

import java.io.Serializable;
import java.util.Map;

/**
 * What the desk promises and how long a case is remembered.
 *
 * @param targetSeconds by segment, for cases that bring no target of their own
 * @param warnAt share of the target after which somebody is warned
 * @param reopenMillis how long after its last news a resolved case may still be reopened; then it is settled. Better
 *     longer than the desk takes to close a case, if it gives its verdict then
 * @param keepOpenMillis how long a case that is not resolved is waited for without news
 */
public record CaseSettings(Map<String, Double> targetSeconds, double warnAt, long reopenMillis, long keepOpenMillis)
        implements Serializable {
    private static final long DAY = 24 * 3_600_000L;

    /** As they ship: no targets, a warning at 80 %, two weeks, 400 days. */
    public static final CaseSettings DEFAULT = new CaseSettings(Map.of(), 0.8, 14 * DAY, 400 * DAY);

    public CaseSettings {
        targetSeconds = Map.copyOf(targetSeconds);
    }

    /** The same, where an event may come so late. */
    CaseSettings awaiting(long latenessMillis) {
        return new CaseSettings(
                targetSeconds,
                warnAt,
                Math.max(reopenMillis, latenessMillis),
                Math.max(keepOpenMillis, latenessMillis));
    }
}
