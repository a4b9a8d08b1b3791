package xm.speed.latency;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import xm.app.config.JobConfig;
import xm.codec.PromiseBookFile;
import xm.io.kafka.PromiseBookTopic;
import xm.io.kafka.TopicPlan;
import xm.io.kafka.TopicSetup;
import xm.speed.Backend;
import xm.speed.BenchBroker;
import xm.speed.Load;
import xm.speed.Traffic;

/**
 * One rate: a broker and jobs that have seen nothing yet, a feed, and a reader.
 *
 * @param java options of the jobs' process
 * @param state where the jobs keep theirs
 * @param settings of the jobs
 * @param load of whom the events are; their times are the clock's
 * @param warmUp for which the feed runs before it is measured
 * @param measured for how long it is
 */
record LatencyRun(
        List<String> java, Backend state, JobSettings settings, Load load, Duration warmUp, Duration measured) {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** So long it is read on when the feed has ended, and as long as alerts wait for others: they come last. */
    private static final Duration REST = Duration.ofSeconds(10);

    /** @param place of this run alone */
    Outcome at(int rate, Path place) throws Exception {
        ExecutorService reading = Executors.newSingleThreadExecutor();
        try (BenchBroker broker = BenchBroker.start(place)) {
            JobSettings own = settings.with("--kafka.bootstrap=" + broker.bootstrap());
            JobConfig config = own.signalsConfig();
            prepare(config);
            try (RunningJobs jobs = RunningJobs.start(place, java, state, own)) {
                return measure(rate, config, jobs, reading);
            }
        } finally {
            reading.shutdownNow();
        }
    }

    private static void prepare(JobConfig config) throws ExecutionException, InterruptedException {
        try (Admin admin = config.kafka().brokers().admin(PATIENCE)) {
            TopicSetup.createMissing(
                    admin,
                    new TopicPlan(Traffic.PARTITIONS, TopicPlan.BROKER_DEFAULT, Duration.ofDays(7))
                            .layout(config.kafka().topics()));
        }
        new PromiseBookTopic(config.kafka().brokers(), config.kafka().topics().promiseBook())
                .write(PromiseBookFile.parse("the promise book of drops", Drops.book()));
    }

    private Outcome measure(int rate, JobConfig config, RunningJobs jobs, ExecutorService reading)
            throws IOException, InterruptedException, ExecutionException {
        long paneMillis = config.signals().ladder().lengthsMillis()[0];
        Reader reader = new Reader(config.kafka().brokers(), config.kafka().topics(), paneMillis);
        Future<Sightings> seen = reading.submit(reader);
        SealedTimes sealed = new SealedTimes(
                Traffic.PARTITIONS, paneMillis, config.time().outOfOrderness().toMillis());
        // time for the evidence of the last
        long restMillis = Math.min(measured.toMillis() / 3, Drops.LASTS_MILLIS);
        Drops drops = new Drops(
                System.currentTimeMillis() + warmUp.toMillis(), (measured.toMillis() - restMillis) / Drops.COUNT);
        Feed feed =
                new Feed(config.kafka().brokers(), config.kafka().topics().touchpoints(), load, rate, drops, sealed);
        try (feed) {
            feed.sendFor(warmUp);
            Meter meter = new Meter(feed, jobs);
            feed.sendFor(warmUp.plus(measured));
            Work work = meter.untilNow();
            JobsPage.Checkpoints checkpoints = jobs.checkpoints();
            feed.close();
            reader.endAt(System.currentTimeMillis()
                    + REST.plus(settings.watchConfig().gather()).toMillis());
            Latencies latencies = new Latencies(seen.get(), sealed, feed.appended(), work);
            Map<Hop, Quantiles> hops = new EnumMap<>(Hop.class);
            for (Hop hop : Hop.values()) {
                hops.put(hop, latencies.of(hop));
            }
            return new Outcome(
                    rate,
                    work,
                    feed.customers(),
                    latencies.panes(),
                    hops,
                    feed.late(),
                    Quantiles.of(feed.appended().stream().mapToLong(Appended::wayMillis)),
                    latencies.lag(),
                    latencies.untoldMillis(),
                    jobs.endWithPeakMib(),
                    checkpoints);
        }
    }
}
