package xm.promise;

import java.util.Objects;

/**
 * Other terms for some cells of a promise; what is {@code null} is as in the promise.
 *
 * @param band of the segment, or {@code null} for any; a variation names a band or a segment, not both
 * @param bound in the signal's own unit
 * @param isOff whether nothing is promised there
 * @param line of the book where it stands, for whoever asks where a number comes from; 0 if unknown
 */
public record Variation(
        String band,
        String segment,
        String touchpoint,
        String channel,
        Double bound,
        Long falseAlarmEveryMillis,
        Severity severity,
        String owner,
        String runbook,
        boolean isOff,
        int line) {

    /** How many of segment-or-band, touchpoint and channel it names. */
    public int named() {
        return (band != null || segment != null ? 1 : 0) + (touchpoint != null ? 1 : 0) + (channel != null ? 1 : 0);
    }

    /** Whether it names the same cells. */
    public boolean namesCellsOf(Variation other) {
        return Objects.equals(band, other.band)
                && Objects.equals(segment, other.segment)
                && Objects.equals(touchpoint, other.touchpoint)
                && Objects.equals(channel, other.channel);
    }

    /** Whether it says the same of the cells that it names. */
    public boolean hasTermsOf(Variation other) {
        return isOff == other.isOff
                && Objects.equals(bound, other.bound)
                && Objects.equals(falseAlarmEveryMillis, other.falseAlarmEveryMillis)
                && severity == other.severity
                && Objects.equals(owner, other.owner)
                && Objects.equals(runbook, other.runbook);
    }

    /** Whether it changes nothing: it only keeps a wider one away. */
    public boolean isAsPromised() {
        return !isOff
                && bound == null
                && falseAlarmEveryMillis == null
                && severity == null
                && owner == null
                && runbook == null;
    }
}
