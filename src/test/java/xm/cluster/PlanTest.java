package xm.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlanTest {
    @Test
    void twoNeighboursHaveEveryKindOfBlowBetweenThem() {
        for (long seed = 0; seed < 100; seed++) {
            Set<Blow.Kind> kinds = EnumSet.noneOf(Blow.Kind.class);
            Plan.of(seed).blows().forEach(blow -> kinds.add(blow.kind()));
            Plan.of(seed + 1).blows().forEach(blow -> kinds.add(blow.kind()));
            assertThat(kinds).as("seeds %d and the next", seed).containsExactly(Blow.Kind.values());
        }
    }

    @Test
    void aSeedSaysAllOfIt() {
        assertThat(Plan.of(7)).isEqualTo(Plan.of(7));
        assertThat(IntStream.range(0, 50).mapToObj(Plan::of).map(Plan::isExactlyOnce))
                .contains(true, false);
        assertThat(IntStream.range(0, 50).mapToObj(Plan::of).map(Plan::isRocksDb))
                .contains(true, false);
    }

    @Test
    void theOtherParallelismIsAnotherAndFitsIntoTheCluster() {
        for (int parallelism = 1; parallelism <= FlinkCluster.SLOTS; parallelism++) {
            for (int choice = 0; choice < FlinkCluster.SLOTS - 1; choice++) {
                int other = new Blow(Blow.Kind.STOPPED_AND_RESCALED, 0.5, 0, choice).rescaled(parallelism);
                assertThat(other).isBetween(1, FlinkCluster.SLOTS).isNotEqualTo(parallelism);
            }
        }
    }
}
