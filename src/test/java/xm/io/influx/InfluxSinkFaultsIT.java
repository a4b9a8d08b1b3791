package xm.io.influx;

import static java.util.concurrent.TimeUnit.SECONDS;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.test.junit5.InjectMiniCluster;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import xm.LogLines;

/** The sink in a real job before a store that misbehaves on demand; one subtask, so that the order can be told. */
class InfluxSinkFaultsIT {
    @RegisterExtension
    static final MiniClusterExtension CLUSTER = SinkJob.cluster();

    private static final AtomicBoolean HAS_FAILED = new AtomicBoolean();
    /** The store of the running test, for the functions of a job: those are copied on their way into it. */
    private static FakeStore current;

    private FakeStore store;

    @BeforeEach
    void startStore() throws IOException {
        store = new FakeStore();
        current = store;
        HAS_FAILED.set(false);
    }

    @AfterEach
    void stopStore() {
        store.close();
    }

    @Test
    void whateverTheStoreAnswersPointsArriveOnceAndInOrder() throws Exception {
        store.then(
                FakeStore.well(),
                FakeStore.status(503, ""),
                FakeStore.reset(),
                FakeStore.reset(),
                store.silence(),
                FakeStore.status(500, "{\"message\":\"timeout\"}"),
                FakeStore.well(),
                FakeStore.status(502, "<html>"),
                FakeStore.status(413, ""),
                FakeStore.well(),
                FakeStore.status(429, ""));
        JobClient job = job(2_000).start(settings());
        SinkJob.await(job, 60);

        assertThat(store.stored).isEqualTo(lines(2_000));
        assertThat(SinkJob.counted(job.getJobID(), InfluxMetric.POINTS_WRITTEN)).isEqualTo(2_000);
        assertThat(SinkJob.counted(job.getJobID(), InfluxMetric.POINTS_RETRIED)).isGreaterThan(0);
        assertThat(SinkJob.counted(job.getJobID(), InfluxMetric.POINTS_DROPPED)).isZero();
    }

    /** Ten points in 200 revisions each, in an order of their own. */
    @Test
    void whateverTheStoreAnswersNoRevisionIsWrittenAfterANewerOne() throws Exception {
        store.then(FakeStore.well(), FakeStore.status(503, ""), FakeStore.well(), store.silence(), FakeStore.reset());
        int points = 10;
        SinkJob.await(
                new SinkJob(
                                2_000,
                                number -> Windows.at(
                                        "checkout-" + number % points,
                                        Windows.MORNING,
                                        (int) (number / points),
                                        number + 1))
                        .parallelism(1)
                        .perSecond(1_000)
                        .start(settings()),
                60);

        Map<String, List<Integer>> revisions = store.stored.stream()
                .collect(groupingBy(
                        line -> line.substring(0, line.indexOf(' ')),
                        mapping(line -> Integer.parseInt(line.replaceAll(".*revision=(\\d+)i.*", "$1")), toList())));
        assertThat(revisions)
                .hasSize(points)
                .allSatisfy((point, written) ->
                        assertThat(written).isSorted().doesNotHaveDuplicates().endsWith(199));
        assertThat(store.stored).as("what waits is replaced").hasSizeLessThan(1_000);
    }

    @Test
    void aStoreThatAsksToBeLeftAloneIs() throws Exception {
        store.then(FakeStore.well(), FakeStore.retryAfter(429, 2));
        SinkJob.await(job(10).start(settings()), 60);

        assertThat(store.stored).isEqualTo(lines(10));
        assertThat(store.requests.get(2).atNanos() - store.requests.get(1).atNanos())
                .isGreaterThanOrEqualTo(SECONDS.toNanos(2));
    }

    @Test
    void aSilentStoreStopsNoCheckpoint(@InjectMiniCluster MiniCluster cluster) throws Exception {
        JobClient job = job(4_000).perSecond(1_000).start(settings());
        await().atMost(20, SECONDS).until(() -> !store.stored.isEmpty());
        store.meanwhile(store.silence());
        long before = SinkJob.checkpoints(cluster, job.getJobID()).getNumberOfCompletedCheckpoints();
        await().atMost(20, SECONDS)
                .until(() ->
                        SinkJob.checkpoints(cluster, job.getJobID()).getNumberOfCompletedCheckpoints() >= before + 4);
        store.meanwhile(null);
        SinkJob.await(job, 60);

        assertThat(store.stored).isEqualTo(lines(4_000));
    }

    @Test
    void aFullQueueWaitsAndLosesNothingWhileThereIsPatience() throws Exception {
        store.then(FakeStore.well(), FakeStore.well());
        store.meanwhile(FakeStore.status(503, ""));
        JobClient job = job(5_000).start(narrow(60_000));
        await().atMost(20, SECONDS).until(() -> store.requests.size() > 15);

        assertThat(SinkJob.counted(job.getJobID(), InfluxMetric.POINTS_DROPPED)).isZero();
        store.meanwhile(null);
        SinkJob.await(job, 60);

        assertThat(store.stored).isEqualTo(lines(5_000));
        assertThat(SinkJob.counted(job.getJobID(), InfluxMetric.POINTS_DROPPED)).isZero();
    }

    /** The queue stood full before the store, and every barrier behind it, until the checkpoint timeout killed the job. */
    @Test
    void aFullQueueStopsNoCheckpointAfterPatienceIsOver(@InjectMiniCluster MiniCluster cluster) throws Exception {
        store.then(FakeStore.well(), FakeStore.well());
        store.meanwhile(FakeStore.status(503, ""));
        try (LogLines log = new LogLines(InfluxSink.class)) {
            int windows = 10_000;
            JobClient job = job(windows).perSecond(1_000).start(narrow(1_000));
            await().atMost(20, SECONDS).until(() -> SinkJob.counted(job.getJobID(), InfluxMetric.POINTS_DROPPED) > 0);
            long before = SinkJob.checkpoints(cluster, job.getJobID()).getNumberOfCompletedCheckpoints();
            await().atMost(20, SECONDS)
                    .until(() -> SinkJob.checkpoints(cluster, job.getJobID()).getNumberOfCompletedCheckpoints()
                            >= before + 4);
            store.meanwhile(null);
            SinkJob.await(job, 60);

            long dropped = SinkJob.counted(job.getJobID(), InfluxMetric.POINTS_DROPPED);
            List<String> all = lines(windows);
            assertThat(store.stored).as("each is stored or counted").hasSize(windows - (int) dropped);
            assertThat(store.stored).as("the oldest gave way").isSubsetOf(all).endsWith(all.get(windows - 1));
            assertThat(log.lines())
                    .filteredOn(line -> line.contains("dropped"))
                    .singleElement()
                    .satisfies(line -> assertThat(line)
                            .startsWith("WARN a point is dropped, the oldest of a full queue: the store at "
                                    + store.url() + " is away for ")
                            .contains(" points wait; the point: experience,channel=web,"));
        }
    }

    @Test
    void patienceEndsInTheMiddleOfAPauseThatTheStoreAskedFor() throws Exception {
        store.then(FakeStore.well(), FakeStore.well());
        store.meanwhile(FakeStore.retryAfter(503, 10));
        JobClient job = job(1_000_000).start(narrow(500));

        await().atMost(5, SECONDS).until(() -> SinkJob.counted(job.getJobID(), InfluxMetric.POINTS_DROPPED) > 0);

        assertThat(store.requests)
                .as("the check, one that is well, one that is not")
                .hasSize(3);
        job.cancel().get(10, SECONDS);
    }

    @Test
    void aJobHeldBackByAStoreThatIsAwayCanBeCancelled() throws Exception {
        store.meanwhile(FakeStore.status(503, ""));
        JobClient job = job(1_000_000).start(settings());
        await().atMost(20, SECONDS).until(() -> store.requests.size() > 3);

        job.cancel().get(10, SECONDS);

        await().atMost(10, SECONDS).until(() -> job.getJobStatus().get(10, SECONDS) == JobStatus.CANCELED);
    }

    @Test
    void aStoreThatTurnsUsAwayAfterItHadWorkedIsToldOfAndTriedAgain() throws Exception {
        store.then(
                FakeStore.well(),
                FakeStore.well(),
                FakeStore.status(401, ""),
                FakeStore.status(403, ""),
                FakeStore.status(404, ""));
        try (LogLines log = new LogLines(InfluxSink.class)) {
            SinkJob.await(job(2_000).start(settings()), 60);

            assertThat(store.stored).isEqualTo(lines(2_000));
            assertThat(log.lines())
                    .first()
                    .asString()
                    .startsWith("ERROR the store at " + store.url() + " refuses points (HTTP status code: 401)")
                    .contains("check its address, bucket and secret");
            assertThat(log.lines())
                    .anyMatch(line -> line.startsWith("INFO the store at " + store.url() + " takes points again"));
        }
    }

    @Test
    void aJobThatContinuesFromACheckpointWaitsForAStoreThatTurnsItAway() throws Exception {
        JobClient job = job(3_000)
                .perSecond(1_500)
                .restartingOnce()
                .between(window -> {
                    if (window.tally().events > 2_000 && HAS_FAILED.compareAndSet(false, true)) {
                        current.meanwhile(FakeStore.status(401, ""));
                        throw new IllegalStateException("the machine is gone");
                    }
                    return window;
                })
                .start(settings());
        await().atMost(20, SECONDS).until(() -> HAS_FAILED.get());
        int seen = store.requests.size();
        await().atMost(20, SECONDS).until(() -> store.requests.size() >= seen + 3);
        store.meanwhile(null);
        SinkJob.await(job, 60);

        assertThat(store.stored).containsAll(lines(3_000));
    }

    @Test
    void aJobThatStartsAfreshFailsWhereItIsTurnedAway() {
        store.meanwhile(FakeStore.status(404, "{\"message\":\"bucket 'experience' not found\"}"));

        assertThatThrownBy(() -> job(1).run(settings()))
                .rootCause()
                .hasMessageContaining("refuses points (HTTP status code: 404; Message: bucket 'experience' not found)")
                .hasMessageContaining("an InfluxDB 1 that needs dialect V1");
    }

    private InfluxSettings settings() {
        return InfluxSettings.v2(store.url(), "acme", "experience", InfluxAccess.token("s3cret"))
                .with(new InfluxBatching(100, 1 << 20, 200, 10_000, 1 << 20, true))
                .with(new InfluxPatience(300, 300, 20, 200, 10_000));
    }

    /** Of 300 points. */
    private InfluxSettings narrow(long outageMillis) {
        return settings()
                .with(new InfluxBatching(100, 1 << 20, 200, 300, 1 << 20, true))
                .with(settings().patience().withOutageMillis(outageMillis));
    }

    private static SinkJob job(int windows) {
        return new SinkJob(windows, Windows::numbered).parallelism(1);
    }

    private static List<String> lines(int windows) {
        return LongStream.range(0, windows)
                .mapToObj(number -> ExperiencePoints.line(Windows.numbered(number)))
                .toList();
    }
}
