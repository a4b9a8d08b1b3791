package xm.io.influx;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.connector.base.sink.writer.ElementConverter;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import xm.embedded.EmbeddedStore;
import xm.signal.CellWindow;
import xm.signal.Reading;

/** How many points a second go through the sink into the embedded store; run with {@code -Dspeed}. */
class SinkSpeedIT {
    @RegisterExtension
    static final MiniClusterExtension CLUSTER = SinkJob.cluster();

    private static final List<Reading> ALL_SIGNALS = Stream.of(
                    "csat",
                    "nps",
                    "stated-effort",
                    "success",
                    "ease",
                    "emotion",
                    "temkin",
                    "qoe",
                    "effort",
                    "abandonment")
            .map(signal -> new Reading(
                    signal,
                    428,
                    0.738125,
                    0.694,
                    0.778031,
                    Map.of("satisfied", 316L, "dissatisfied", 61L, "mean", 3.91)))
            .toList();

    @TempDir
    Path home;

    @Test
    void pointsPerSecond() throws Exception {
        assumeTrue(System.getProperty("speed") != null, "a measurement, run with -Dspeed");
        try (EmbeddedStore store = EmbeddedStore.start(home, EmbeddedStore.ANY_PORT)) {
            measure(store, "warm-up", 0, 50_000, new ExperiencePoints());
            measure(store, "events and revision only", 1, 500_000, new ExperiencePoints());
            measure(store, "72 fields", 2, 100_000, (window, context) -> ExperiencePoints.line(window, ALL_SIGNALS));
        }
    }

    private static void measure(
            EmbeddedStore store, String what, int month, int points, ElementConverter<CellWindow, String> line)
            throws Exception {
        long before = count(store);
        long begin = System.nanoTime();
        SinkJob.await(new SinkJob(points, number -> window(month, number)).start(store.settings(), line), 300);
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf(
                Locale.ROOT, "%s: %,d points in %.1f s, %,.0f a second%n", what, points, seconds, points / seconds);
        await().atMost(60, SECONDS).untilAsserted(() -> assertThat(count(store)).isEqualTo(before + points));
    }

    private static CellWindow window(int month, long number) {
        long end = Windows.MORNING + month * 30L * 86_400_000 + number / 50 * 1_000;
        return Windows.at("checkout-" + number % 50, end, 0, number);
    }

    private static long count(EmbeddedStore store) {
        return (Long) store.query("SELECT count() n FROM experience").get(0).get("n");
    }
}
