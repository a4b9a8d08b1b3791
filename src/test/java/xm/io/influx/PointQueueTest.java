package xm.io.influx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.flink.connector.base.sink.writer.RequestEntryWrapper;
import org.junit.jupiter.api.Test;

class PointQueueTest {
    private final PointQueue queue = new PointQueue();

    @Test
    void aNewerRevisionTakesThePlaceOfTheOneThatWaits() {
        add("m,c=a n=1i 5", "m,c=b n=1i 5", "m,c=a n=200i 5");

        assertThat(waiting()).containsExactly("m,c=a n=200i 5", "m,c=b n=1i 5");
        assertThat(queue.size()).isEqualTo(2);
        assertThat(queue.bytes()).isEqualTo(14 + 12);
    }

    @Test
    void anotherTimeOrTagIsAnotherPoint() {
        add("m,c=a n=1i 5", "m,c=a n=1i 6", "m,c=a\\ shop n=1i 5", "m,c=a\\ kiosk n=1i 5", "m,c=ü why=\"a b\" 5");
        add("m,c=a\\ shop n=2i 5", "m,c=ü why=\"c  d\" 5");

        assertThat(waiting())
                .containsExactly(
                        "m,c=a n=1i 5",
                        "m,c=a n=1i 6",
                        "m,c=a\\ shop n=2i 5",
                        "m,c=a\\ kiosk n=1i 5",
                        "m,c=ü why=\"c  d\" 5");
    }

    @Test
    void pointsPutBackAreTheOldestAgainAndLoseToANewerRevision() {
        add("m,c=a n=1i 5", "m,c=b n=1i 5", "m,c=c n=1i 5");
        List<String> batch = queue.take(2, 1_000);
        add("m,c=b n=2i 5");

        queue.putBack(batch);

        assertThat(waiting()).containsExactly("m,c=a n=1i 5", "m,c=b n=2i 5", "m,c=c n=1i 5");
        assertThat(queue.bytes()).isEqualTo(36);
    }

    @Test
    void aBatchKeepsToBothBoundsButIsNeverEmpty() {
        add("m,c=a n=1i 5", "m,c=b n=1i 5", "m,c=c n=1i 5", "m,c=d n=1i 5");

        assertThat(queue.take(1, 1_000)).containsExactly("m,c=a n=1i 5");
        assertThat(queue.take(9, 24)).containsExactly("m,c=b n=1i 5", "m,c=c n=1i 5");
        assertThat(queue.take(9, 1)).containsExactly("m,c=d n=1i 5");
        assertThat(queue.isEmpty()).isTrue();
        assertThat(queue.bytes()).isZero();
    }

    @Test
    void theOldestIsTheOneThatIsDropped() {
        add("m,c=a n=1i 5", "m,c=b n=1i 5", "m,c=a n=2i 5");

        assertThat(queue.dropOldest()).isEqualTo("m,c=a n=2i 5");
        assertThat(waiting()).containsExactly("m,c=b n=1i 5");
        assertThat(queue.bytes()).isEqualTo(12);
    }

    /** A store that keeps the last of what it is written has, in the end, the newest revision of every point. */
    @Test
    void whateverFailsTheLastWrittenOfAPointIsItsNewestRevision() {
        for (long seed = 0; seed < 300; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            PointQueue points = new PointQueue();
            Map<String, Integer> stored = new HashMap<>();
            Map<String, Integer> newest = new HashMap<>();
            List<String> underWay = List.of();
            for (int step = 1; step < 200 || !underWay.isEmpty() || !points.isEmpty(); step++) {
                if (step < 200) {
                    String series = "m,c=" + random.nextInt(8);
                    points.add(series + " n=" + step + " 5");
                    newest.put(series, step);
                }
                if (random.nextInt(3) == 0) {
                    int settled = random.nextInt(underWay.size() + 1);
                    underWay.subList(0, settled).forEach(line -> store(line, stored));
                    points.putBack(underWay.subList(settled, underWay.size()));
                    underWay = points.take(1 + random.nextInt(5), 1_000);
                }
                long bytes = points.entries().stream()
                        .mapToLong(RequestEntryWrapper::getSize)
                        .sum();
                assertThat(points.bytes()).as("seed %d", seed).isEqualTo(bytes);
            }
            assertThat(stored).as("seed %d", seed).isEqualTo(newest);
        }
    }

    private static void store(String line, Map<String, Integer> stored) {
        String[] parts = line.split("[ =]");
        int revision = Integer.parseInt(parts[3]);
        assertThat(stored.merge("m,c=" + parts[1], revision, Math::max)).isEqualTo(revision);
    }

    private void add(String... lines) {
        List.of(lines).forEach(queue::add);
    }

    private List<String> waiting() {
        List<String> lines = new ArrayList<>();
        queue.entries().forEach(entry -> {
            assertThat(entry.getSize()).isEqualTo(entry.getRequestEntry().getBytes(StandardCharsets.UTF_8).length);
            lines.add(entry.getRequestEntry());
        });
        return lines;
    }
}
