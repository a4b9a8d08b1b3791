package xm.app.dispatch.kill;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.core.ConditionTimeoutException;
import xm.Mortal;
import xm.embedded.EmbeddedBroker;
import xm.io.kafka.Brokers;
import xm.io.kafka.TopicPlan;
import xm.io.kafka.TopicSetup;
import xm.io.kafka.Topics;

/**
 * Trials on one broker, with one dispatcher that lives on between them: each has alerts and a job of its own, and a history of
 * all before. A few at once make the dispatcher die for other reasons than one's own.
 */
final class KillTrials implements AutoCloseable {
    static final Path DISTRIBUTION = Path.of(System.getProperty("xm.dist", "target/dist"));
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** Each start of the real job costs half a minute of two cores, of which there may be fewer. */
    private static final Duration PATIENCE_WITH_THE_JOB = Duration.ofMinutes(5);

    private static final long PATIENCE_FOR_A_WORD_MILLIS = 4_000;

    final Topics topics = new Topics("");
    final Receivers receivers;
    final Mortal dispatcher;
    final Brokers brokers;
    private final EmbeddedBroker broker;
    private final Path directory;
    private Mortal watch;
    /** Trials whose alerts did not come to their end in time. */
    final List<String> stuck = new CopyOnWriteArrayList<>();

    final AtomicInteger trials = new AtomicInteger();
    final AtomicInteger kills = new AtomicInteger();
    final AtomicInteger killsOfTheDispatcher = new AtomicInteger();
    final AtomicInteger killsOfTheJob = new AtomicInteger();

    KillTrials(Path directory, long seed) throws Exception {
        this.directory = directory;
        broker = EmbeddedBroker.start(directory.resolve("kafka"));
        brokers = Brokers.at(broker.bootstrap());
        create(topics, brokers);
        receivers = new Receivers(seed);
        dispatcher = dispatcher();
    }

    private Mortal dispatcher() throws IOException {
        return dispatcher(directory, broker.bootstrap(), receivers);
    }

    static Mortal dispatcher(Path directory, String bootstrap, Receivers receivers) throws IOException {
        Path key = Files.writeString(directory.resolve("signing-key"), "only for trials\n");
        return new Mortal(
                List.of(
                        "-Xmx96m",
                        "-jar",
                        DISTRIBUTION.resolve("experience-monitor.jar").toString(),
                        "dispatch",
                        "--bootstrap",
                        bootstrap,
                        "--metrics.port=0",
                        "--pagerduty.url=" + receivers.pagerDuty.at("/v2/enqueue"),
                        "--webhook.signing-key-file=" + key),
                Map.of(
                        "XM_PAGERDUTY_ROUTING_KEY",
                        "0123456789abcdef0123456789abcdef",
                        "XM_WEBHOOK_URL",
                        receivers.webhook.at("/alerts").toString()),
                directory.resolve("dispatch.log"));
    }

    /** At a broker that may only just have begun. */
    static void create(Topics topics, Brokers brokers) throws Exception {
        try (Admin admin = brokers.admin(Duration.ofSeconds(60))) {
            TopicSetup.createMissing(admin, new TopicPlan(2, (short) 1, Duration.ofDays(1)).layout(topics));
        }
    }

    /** One trial; the seed says what is written, who is killed and when. */
    void run(long seed) throws Exception {
        int trial = trials.incrementAndGet();
        AlertScript script = AlertScript.of(seed);
        Path go = directory.resolve("go-" + seed);
        if (trial % 10 == 1) {
            receivers.moods.hangOnce();
        }
        dispatcher.start();
        try (Mortal job = job(seed, go);
                HeldLives held = new HeldLives(directory, receivers, script.heldEnds())) {
            job.start();
            String what = "seed " + seed;
            half(what + ", first half", kills(seed, false), job, PATIENCE, () -> isOpen(script));
            Files.writeString(go, "");
            half(what + ", second half", kills(seed, true), job, PATIENCE, () -> isOver(script) && !job.isAlive());
        }
    }

    /** One trial with the real job, whose watched cell falls ill and recovers; the job lives on between trials. */
    void runWatched(long seed, WatchedCell cell) throws Exception {
        trials.incrementAndGet();
        if (watch == null) {
            watch = watch();
        }
        dispatcher.start();
        watch.start();
        int life = livesOfTheCell().size();
        String what = "the job, seed " + seed;
        cell.fallIll(seed);
        half(
                what + ", first half",
                kills(seed, false),
                watch,
                PATIENCE_WITH_THE_JOB,
                () -> livesOfTheCell().size() > life
                        && holds(WatchedCell.KEY, livesOfTheCell().get(life)));
        cell.recover();
        half(
                what + ", second half",
                kills(seed, true),
                watch,
                PATIENCE_WITH_THE_JOB,
                () -> livesOfTheCell().size() > life
                        && livesOfTheCell().get(life).isOver
                        && !receivers.incidents.isOpen(WatchedCell.KEY)
                        && !receivers.inbox.isOpen(WatchedCell.KEY));
    }

    /** One for each trial with the real job, if the job tells the same thing after a kill. */
    List<Truth.Life> livesOfTheCell() {
        Truth truth = Truth.read(brokers, topics.experienceAlerts());
        return truth.keys().contains(WatchedCell.KEY) ? truth.of(WatchedCell.KEY) : List.of();
    }

    private Mortal watch() {
        List<String> command = new ArrayList<>(List.of("-Xmx300m"));
        for (String room : List.of("java.lang", "java.util", "java.nio", "java.time", "java.net")) {
            command.add("--add-opens=java.base/" + room + "=ALL-UNNAMED");
        }
        command.addAll(List.of(
                "-cp",
                Mortal.testClasses(DISTRIBUTION),
                WatchProcess.class.getName(),
                broker.bootstrap(),
                directory.resolve("flink").toString()));
        return new Mortal(command, Map.of(), directory.resolve("watch.log"));
    }

    private Mortal job(long seed, Path go) {
        return new Mortal(
                List.of(
                        "-Xmx64m",
                        "-cp",
                        Mortal.testClasses(DISTRIBUTION),
                        AlertAuthor.class.getName(),
                        broker.bootstrap(),
                        topics.experienceAlerts(),
                        String.valueOf(seed),
                        directory.resolve("note-" + seed).toString(),
                        go.toString()),
                Map.of(),
                directory.resolve("job.log"));
    }

    private static List<Kill> kills(long seed, boolean isSecondHalf) {
        return Kill.of(seed).stream()
                .filter(kill -> kill.isInSecondHalf() == isSecondHalf)
                .toList();
    }

    private void half(String what, List<Kill> all, Mortal job, Duration patience, BooleanSupplier isDone)
            throws InterruptedException {
        for (Kill kill : all) {
            CountDownLatch done = new CountDownLatch(1);
            Runnable deed = () -> {
                if (done.getCount() == 0) {
                    return;
                }
                // whom another trial has killed just now dies no second time
                boolean dies = kill.whom().isDispatcher() && dispatcher.kill();
                boolean jobDies = kill.whom().isJob() && job.kill();
                kills.addAndGet(dies || jobDies ? 1 : 0);
                killsOfTheDispatcher.addAndGet(dies ? 1 : 0);
                killsOfTheJob.addAndGet(jobDies ? 1 : 0);
                done.countDown();
            };
            if (kill.atWord() > 0) {
                receivers.at(kill.atWord(), deed);
                if (!done.await(PATIENCE_FOR_A_WORD_MILLIS, TimeUnit.MILLISECONDS)) {
                    deed.run();
                }
            } else {
                Thread.sleep(kill.afterMillis());
                deed.run();
            }
            Thread.sleep(kill.awayMillis());
            dispatcher.start();
            job.start();
        }
        try {
            await().pollInterval(Duration.ofMillis(50)).atMost(patience).until(isDone::getAsBoolean);
        } catch (ConditionTimeoutException e) {
            stuck.add(what);
        }
    }

    /** Whether both receivers hold the last life of each alert to be as open and as loud as it is. */
    private boolean isOpen(AlertScript script) {
        Truth truth = new Truth();
        script.firstHalf().forEach(step -> truth.take(step.alert(), 0));
        return truth.keys().stream().allMatch(key -> {
            List<Truth.Life> lives = truth.of(key);
            Truth.Life last = lives.get(lives.size() - 1);
            return holds(key, last);
        });
    }

    private boolean holds(String key, Truth.Life life) {
        return receivers.hold(key, life.id, life.loudest);
    }

    private boolean isOver(AlertScript script) {
        return script.secondHalf().stream()
                .filter(step -> !step.alert().isFiring())
                .allMatch(step -> !receivers.incidents.isOpen(step.alert().key())
                        && receivers.inbox.isOver(step.alert().alertId()));
    }

    Judgement judge() {
        return Judgement.of(Truth.read(brokers, topics.experienceAlerts()), receivers, dispatcher.stays());
    }

    @Override
    public void close() {
        dispatcher.close();
        if (watch != null) {
            watch.close();
        }
        receivers.close();
        broker.close();
    }
}
