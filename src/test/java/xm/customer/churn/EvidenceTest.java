package xm.customer.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import xm.customer.MomentKind;

class EvidenceTest {
    private static final EvidenceWeights WEIGHTS = EvidenceWeights.DEFAULT;

    private record Event(EvidenceKind kind, double severity, long timeMillis) {}

    @Test
    void weighsTheSameInWhateverOrderItCameWhileItIsRemembered() {
        for (long seed = 0; seed < 500; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Event> events = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                EvidenceKind kind = EvidenceKind.ALL.get(random.nextInt(EvidenceKind.ALL.size()));
                events.add(new Event(kind, random.nextDouble(0.2, 1), Days.of(random.nextDouble(0, 14))));
            }
            Evidence inOrder = of(events);
            Collections.shuffle(events, new Random(seed));
            Evidence shuffled = of(events);

            for (EvidenceKind kind : EvidenceKind.ALL) {
                assertThat(shuffled.logOdds(WEIGHTS, kind, Days.of(15)))
                        .as("seed %d, %s", seed, kind)
                        .isCloseTo(inOrder.logOdds(WEIGHTS, kind, Days.of(15)), within(1e-12));
            }
            assertThat(shuffled.kinds).isEqualTo(inOrder.kinds);
            assertThat(shuffled.sums).hasSize(Integer.bitCount(inOrder.kinds));
        }
    }

    @Test
    void doesNotDependOnWhenItIsSweptAway() {
        Evidence swept = new Evidence();
        Evidence kept = new Evidence();
        for (Evidence evidence : List.of(swept, kept)) {
            evidence.add(WEIGHTS, EvidenceKind.COMPLAINT, 1, 0);
            evidence.add(WEIGHTS, EvidenceKind.OUTAGE, 0.5, Days.of(3));
        }
        assertThat(swept.isForgotten(WEIGHTS, Days.of(300))).isTrue();
        swept.clear();

        for (Evidence evidence : List.of(swept, kept)) {
            evidence.add(WEIGHTS, EvidenceKind.COMPLAINT, 1, Days.of(301));
        }

        assertThat(kept).usingRecursiveComparison().isEqualTo(swept);
    }

    @Test
    void isKeptWhileAnyOfItIsFelt() {
        Evidence evidence = new Evidence();
        evidence.add(WEIGHTS, EvidenceKind.OUTAGE, 1, 0);
        evidence.add(WEIGHTS, EvidenceKind.PROMOTER, 1, 0);

        assertThat(evidence.isForgotten(WEIGHTS, Days.of(200))).isFalse();
        assertThat(Felt.of(evidence, WEIGHTS, Days.of(200)).of(EvidenceKind.OUTAGE))
                .isPositive();
        assertThat(evidence.isForgotten(WEIGHTS, Days.of(400))).isTrue();
        assertThat(Felt.of(evidence, WEIGHTS, Days.of(400)).addedTo(-2)).isEqualTo(-2);
    }

    @Test
    void isWhatAMomentOfItsKindIs() {
        assertThat(EvidenceKind.of(MomentKind.TARGET_MISSED)).isEqualTo(EvidenceKind.TARGET_MISSED);
        assertThat(EvidenceKind.of(MomentKind.PURCHASE)).isNull();
        for (EvidenceKind kind : EvidenceKind.ALL) {
            assertThat(EvidenceKind.of(MomentKind.valueOf(kind.name()))).isEqualTo(kind);
            assertThat(EvidenceKind.ALL.get(kind.number())).isEqualTo(kind);
            assertThat(Math.signum(WEIGHTS.of(kind).logOdds())).isEqualTo(kind.sign());
        }
    }

    private static Evidence of(List<Event> events) {
        Evidence evidence = new Evidence();
        events.forEach(it -> evidence.add(WEIGHTS, it.kind(), it.severity(), it.timeMillis()));
        return evidence;
    }
}
