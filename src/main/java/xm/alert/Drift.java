package xm.alert;

import java.util.Objects;
import xm.promise.Observed;

/**
 * Whether the numbers of an open alert are so different from what was told last that somebody should know.
 *
 * <p>They are if the value lies outside of the interval that was told, if twice as much is known of it, if a quarter more
 * customers, exceptions or money are concerned, or if something else explains it. So an alert that lasts is told less and
 * less often, and chance is never news.
 */
final class Drift {
    private static final double MORE = 1.25;
    private static final double OTHER_SHARE = 0.1;

    private Drift() {}

    static boolean isWorthTelling(Alert said, Alert next) {
        return (next.kind() != AlertKind.SOURCE_SILENT && isOther(said.observed(), next.observed()))
                || isMore((double) said.customersAffected(), (double) next.customersAffected())
                || isMore(said.valueAtRisk(), next.valueAtRisk())
                || isMore((double) said.exceptions(), (double) next.exceptions())
                || isOther(said, next)
                || !Objects.equals(said.nearestChange(), next.nearestChange());
    }

    private static boolean isOther(Observed said, Observed next) {
        if (said == null || next == null) {
            return !Objects.equals(said, next);
        }
        return next.value() < said.low() || next.value() > said.high() || next.n() >= 2 * said.n();
    }

    private static boolean isMore(double said, double next) {
        return next > 0 && next >= MORE * said;
    }

    /** Whether the shortfall comes from elsewhere. */
    private static boolean isOther(Alert said, Alert next) {
        if (said.contributors().isEmpty() || next.contributors().isEmpty()) {
            return said.contributors().size() != next.contributors().size();
        }
        Contributor before = said.contributors().get(0);
        Contributor now = next.contributors().get(0);
        return !before.dimension().equals(now.dimension())
                || !before.value().equals(now.value())
                || Math.abs(before.share() - now.share()) >= OTHER_SHARE;
    }
}
