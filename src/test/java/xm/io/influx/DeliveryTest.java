package xm.io.influx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import xm.io.influx.Delivery.Dropped;

class DeliveryTest {
    private static final Answer BAD = new Answer(Outcome.SPLIT, "400 bad line", 0);
    private static final Answer AWAY = new Answer(Outcome.RETRY, "503 away", 0);
    private static final long NO_HURRY = Long.MAX_VALUE;

    private final List<String> stored = new ArrayList<>();
    private int requests;

    @Test
    void oneRequestDoesForAGoodBatch() {
        Delivery delivery = deliver(points(5_000), refusing(Set.of()));

        assertThat(delivery).isEqualTo(new Delivery(5_000, List.of(), List.of(), Answer.DONE));
        assertThat(requests).isEqualTo(1);
    }

    @Test
    void findsTheOneBadPointAmongFiveThousand() {
        Delivery delivery = deliver(points(5_000), refusing(Set.of("p3210")));

        assertThat(delivery.written()).isEqualTo(4_999);
        assertThat(delivery.dropped()).containsExactly(new Dropped("p3210", "400 bad line"));
        assertThat(stored).hasSize(4_999).doesNotContain("p3210");
        assertThat(requests).isLessThanOrEqualTo(27);
    }

    @Test
    void everyPointIsWrittenOrDroppedOnceAndInOrderWhateverIsBad() {
        for (long seed = 0; seed < 300; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<String> batch = points(1 + random.nextInt(200));
            Set<String> bad = new TreeSet<>();
            double share = random.nextDouble();
            batch.stream().filter(point -> random.nextDouble() < share).forEach(bad::add);
            stored.clear();

            Delivery delivery = deliver(batch, refusing(bad));

            assertThat(stored)
                    .as("seed %d", seed)
                    .isEqualTo(batch.stream().filter(p -> !bad.contains(p)).toList());
            assertThat(delivery.dropped().stream().map(Dropped::line).toList())
                    .as("seed %d", seed)
                    .isEqualTo(batch.stream().filter(bad::contains).toList());
            assertThat(delivery.unsettled()).isEmpty();
        }
    }

    @Test
    void whatTheStoreCannotTakeNowStaysUnsettledInItsOrder() {
        Delivery delivery =
                deliver(points(8), part -> part.size() == 8 ? BAD : part.contains("p0") ? Answer.DONE : AWAY);

        assertThat(delivery.written()).isEqualTo(4);
        assertThat(delivery.unsettled()).containsExactly("p4", "p5", "p6", "p7");
        assertThat(delivery.last()).isEqualTo(AWAY);
    }

    @Test
    void theSearchEndsWhenItsTimeIsUpAndHasAlwaysSettledSomething() {
        AtomicLong clock = new AtomicLong();
        Function<List<String>, Answer> slow = part -> {
            clock.addAndGet(100);
            return BAD;
        };

        Delivery delivery = Delivery.of(points(16), slow, clock::get, 150);

        assertThat(delivery.dropped()).hasSize(1);
        assertThat(delivery.unsettled()).hasSize(15).startsWith("p1");
        assertThat(clock.get()).as("16, 8, 4, 2, 1").isEqualTo(500);
    }

    private Delivery deliver(List<String> batch, Function<List<String>, Answer> store) {
        requests = 0;
        return Delivery.of(batch, store, () -> 0, NO_HURRY);
    }

    /** A store that takes a request whole or not at all. */
    private Function<List<String>, Answer> refusing(Set<String> bad) {
        return part -> {
            requests++;
            if (part.stream().anyMatch(bad::contains)) {
                return BAD;
            }
            stored.addAll(part);
            return Answer.DONE;
        };
    }

    private static List<String> points(int count) {
        return IntStream.range(0, count).mapToObj(i -> "p" + i).toList();
    }
}
