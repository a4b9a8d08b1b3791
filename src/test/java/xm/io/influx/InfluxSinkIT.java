package xm.io.influx;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.checkpoint.CheckpointStatsCounts;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.test.junit5.InjectMiniCluster;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import xm.LogLines;
import xm.embedded.EmbeddedStore;

/** The sink when things go wrong, against a real store in a real job. */
class InfluxSinkIT {
    @RegisterExtension
    static final MiniClusterExtension CLUSTER = SinkJob.cluster();

    private static final AtomicBoolean HAS_FAILED = new AtomicBoolean();
    private static final Duration OUTAGE = Duration.ofMinutes(1);

    @TempDir
    Path home;

    private EmbeddedStore store;

    @BeforeEach
    void startStore() throws Exception {
        store = EmbeddedStore.start(home, EmbeddedStore.ANY_PORT);
    }

    @AfterEach
    void stopStore() {
        store.close();
    }

    @Test
    void findsTheOneBadPointAmongFiveThousand() throws Exception {
        InfluxBatching oneBatch = new InfluxBatching(5_000, 1 << 20, 5_000, 100_000, 1 << 26, true);
        try (LogLines log = new LogLines(InfluxSink.class)) {
            JobClient job = new SinkJob(5_000, Windows::numbered)
                    .parallelism(1)
                    .start(store.settings().with(oneBatch), (window, context) -> {
                        String line = ExperiencePoints.line(window);
                        return window.tally().events == 3_210 ? line.replace("events=3210i", "events=\"many\"") : line;
                    });
            SinkJob.await(job, 60);

            awaitPoints(4_999, sum(5_000) - 3_210);
            assertThat(SinkJob.counted(job.getJobID(), InfluxMetric.POINTS_DROPPED))
                    .isEqualTo(1);
            assertThat(SinkJob.counted(job.getJobID(), InfluxMetric.POINTS_WRITTEN))
                    .isEqualTo(4_999);
            assertThat(log.lines())
                    .singleElement()
                    .satisfies(line -> assertThat(line)
                            .startsWith("WARN a point is dropped, the store at " + store.url()
                                    + " calls it bad: HTTP status code: 400; ")
                            .contains("cast error", "the point: experience,channel=web,segment=gold"));
        }
    }

    @Test
    void aJobThatFailsInTheMiddleLosesAndDoublesNothing() throws Exception {
        HAS_FAILED.set(false);
        JobClient job = new SinkJob(20_000, Windows::numbered)
                .perSecond(5_000)
                .restartingOnce()
                .between(window -> {
                    if (window.tally().events > 12_000 && HAS_FAILED.compareAndSet(false, true)) {
                        throw new IllegalStateException("the machine is gone");
                    }
                    return window;
                })
                .start(store.settings());
        SinkJob.await(job, 60);

        assertThat(HAS_FAILED).isTrue();
        awaitPoints(20_000, sum(20_000));
    }

    @Test
    void aStreamFasterThanTheStoreIsHeldBack() throws Exception {
        InfluxBatching narrow = new InfluxBatching(100, 1 << 20, 1_000, 200, 1 << 20, true);
        new SinkJob(20_000, Windows::numbered).run(store.settings().with(narrow));

        awaitPoints(20_000, sum(20_000));
    }

    /** The long one: the store is away for a minute while windows keep coming. */
    @Test
    void aStoreThatIsAwayForAMinuteUnderLoadLosesNothingAndStopsNoCheckpoint(@InjectMiniCluster MiniCluster cluster)
            throws Exception {
        InfluxSettings settings = store.settings();
        int port = URI.create(store.url()).getPort();
        int windows = 100_000;
        JobClient job = new SinkJob(windows, Windows::numbered).perSecond(1_500).start(settings);
        awaitAtLeast(3_000);

        store.close();
        CheckpointStatsCounts before = SinkJob.checkpoints(cluster, job.getJobID());
        await().pollDelay(OUTAGE).atMost(OUTAGE.plusSeconds(10)).until(() -> true);
        CheckpointStatsCounts after = SinkJob.checkpoints(cluster, job.getJobID());
        store = EmbeddedStore.start(home, port);
        SinkJob.await(job, 60);

        long completed = after.getNumberOfCompletedCheckpoints() - before.getNumberOfCompletedCheckpoints();
        System.out.printf(
                "%d checkpoints completed while the store was away for %s; points retried: %d%n",
                completed, OUTAGE, SinkJob.counted(job.getJobID(), InfluxMetric.POINTS_RETRIED));
        assertThat(completed).as("one each half second").isGreaterThan(90);
        assertThat(after.getNumberOfFailedCheckpoints()).isEqualTo(before.getNumberOfFailedCheckpoints());
        assertThat(SinkJob.checkpoints(cluster, job.getJobID()).getNumberOfRestoredCheckpoints())
                .isZero();
        awaitPoints(windows, sum(windows));
    }

    private void awaitAtLeast(long points) {
        await().atMost(30, SECONDS).until(() -> (Long) totals().get("points") >= points);
    }

    /** As every point has its own number of events, the sum tells of a lost, doubled or wrong one. */
    private void awaitPoints(long points, long events) {
        await().atMost(30, SECONDS)
                .untilAsserted(() ->
                        assertThat(totals()).containsEntry("points", points).containsEntry("events", events));
    }

    private Map<String, Object> totals() {
        List<Map<String, Object>> rows = store.query("SELECT count() points, sum(events) events FROM experience");
        return rows.get(0);
    }

    private static long sum(long to) {
        return to * (to + 1) / 2;
    }
}
