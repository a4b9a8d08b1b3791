package xm.io.influx;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import xm.signal.CellWindow;

/** What every store must do under the sink. A store starts once for all tests of its class; each has its own day. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StoreContract {
    @RegisterExtension
    final MiniClusterExtension cluster = SinkJob.cluster();

    private static final long DAY = 86_400_000;

    /** How the sink writes there. */
    abstract InfluxSettings settings();

    /** The field {@code events} of all points between two times: by touchpoint and time. */
    abstract Map<String, Long> events(long fromMillis, long untilMillis) throws Exception;

    /** Whether it says so when a point is bad. */
    boolean refusesBadPoints() {
        return true;
    }

    /** Whether of two points with the same tags and time the one written later stays. */
    boolean replaces() {
        return true;
    }

    @Test
    void everyPointArrives() throws Exception {
        new SinkJob(3_000, number -> window(1, number, 0, number)).run(settings());

        awaitEvents(1, 3_000, 0);
    }

    @Test
    void aPointWrittenTwiceIsOnePoint() throws Exception {
        new SinkJob(1_000, number -> window(2, number, 0, number)).run(settings());
        new SinkJob(1_000, number -> window(2, number, 0, number)).run(settings());

        awaitEvents(2, 1_000, 0);
    }

    @Test
    void aLaterRevisionReplacesAnEarlierOne() throws Exception {
        assumeTrue(replaces(), "this store keeps either of two points with the same time");
        new SinkJob(1_000, number -> window(4, number, 0, number)).run(settings());
        awaitEvents(4, 1_000, 0);
        new SinkJob(1_000, number -> window(4, number, 1, number + 5)).run(settings());

        awaitEvents(4, 1_000, 5);
    }

    @Test
    void aBadPointIsFoundDroppedAndCounted() throws Exception {
        assumeTrue(refusesBadPoints(), "this store drops bad points without a word");
        JobClient job = new SinkJob(1_000, number -> window(3, number, 0, number))
                .start(settings(), (window, context) -> {
                    String line = ExperiencePoints.line(window);
                    return window.tally().events == 777 ? line.replace("events=777i", "events=\"many\"") : line;
                });
        SinkJob.await(job, 60);

        await().atMost(20, SECONDS)
                .untilAsserted(
                        () -> assertThat(events(3 * DAY, 4 * DAY)).hasSize(999).doesNotContainValue(777L));
        assertThat(SinkJob.counted(job.getJobID(), InfluxMetric.POINTS_DROPPED)).isEqualTo(1);
    }

    @Test
    void aWrongSecretFailsTheJobAtItsStart() {
        InfluxSettings right = settings();
        InfluxSettings wrong = new InfluxSettings(
                right.url(),
                right.dialect(),
                right.org(),
                right.bucket(),
                InfluxAccess.basic("xm", "a-guess"),
                right.batching(),
                right.patience());

        assertThatThrownBy(() -> new SinkJob(1, Windows::numbered).run(wrong))
                .rootCause()
                .hasMessageContaining("refuses points (HTTP status code: 401")
                .hasMessageNotContaining("a-guess");
    }

    private void awaitEvents(int day, int points, long more) {
        Map<String, Long> expected = new HashMap<>();
        for (long number = 0; number < points; number++) {
            CellWindow window = window(day, number, 0, number + more);
            expected.put(key(window.cell().touchpoint(), window.endMillis()), number + more);
        }
        await().atMost(20, SECONDS)
                .untilAsserted(
                        () -> assertThat(events(day * DAY, (day + 1) * DAY)).isEqualTo(expected));
    }

    static String key(String touchpoint, long millis) {
        return touchpoint + "@" + millis;
    }

    private static CellWindow window(int day, long number, int revision, long events) {
        return Windows.at("checkout-" + number % 50, day * DAY + number / 50 * 1_000, revision, events);
    }
}
