package xm.customer.churn;

import java.util.Map;

/** Rules for tests: as they ship, upon some base. */
final class Rules {
    private Rules() {}

    static ChurnRules of(ChurnBase base) {
        ChurnRules shipped = ChurnRules.DEFAULT;
        return new ChurnRules(
                "test",
                shipped.horizonMillis(),
                shipped.threshold(),
                shipped.releaseBelow(),
                Map.of(),
                base,
                shipped.weights());
    }
}
