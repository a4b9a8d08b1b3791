package xm.app.command.demo;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.ExceptionUtils;
import xm.app.ExperienceSignals;
import xm.app.PromiseWatching;
import xm.app.Unreachable;
import xm.app.board.LiveBoard;
import xm.app.command.TopicsCommand;
import xm.app.config.BoardConfig;
import xm.app.config.JobConfig;
import xm.app.config.PromiseJobConfig;
import xm.codec.Mistakes;
import xm.embedded.EmbeddedBroker;
import xm.embedded.EmbeddedFlink;
import xm.embedded.EmbeddedStore;
import xm.embedded.LoopbackPort;
import xm.io.kafka.Brokers;
import xm.io.kafka.Topics;
import xm.sim.Post;
import xm.sim.Postman;
import xm.sim.Scenario;
import xm.sim.Simulation;
import xm.sim.World;

/**
 * The product on this machine: broker, cluster, store, the jobs and their customers, one after the other, and the reverse.
 */
final class Demo implements Callable<Void> {
    /** The scenario without customers: others write to Kafka. */
    static final String QUIET = "quiet";

    private static final String SHOWN_WINDOW = "PT5M";
    /** So far back that a whole shown window lies in the incident, which begins after ten minutes. */
    private static final Duration HISTORY = Duration.ofMinutes(21);

    private static final String WINDOWS = "--windows=PT10S,PT1M," + SHOWN_WINDOW + ",PT15M,PT1H,P1D";

    private static final int BOARD_PORT = 8080;
    private static final int JOBS = 2;
    private static final int PARALLELISM = 2;
    private static final long SEED = 1;

    private final Screen screen;
    private final String scenario;
    private final Optional<Path> directory;
    private final Optional<Duration> exitAfter;
    private final Optional<Integer> boardPort;
    private final CountDownLatch stop;
    private final Instant begun = Instant.now();

    /**
     * @param boardPort of the board, or empty for the usual one or any free one
     * @param stop ends the demo when it reaches zero
     */
    Demo(
            Screen screen,
            String scenario,
            Optional<Path> directory,
            Optional<Duration> exitAfter,
            Optional<Integer> boardPort,
            CountDownLatch stop) {
        this.screen = screen;
        this.scenario = scenario;
        this.directory = directory;
        this.exitAfter = exitAfter;
        this.boardPort = boardPort;
        this.stop = stop;
    }

    @Override
    public Void call() throws Exception {
        try {
            run();
        } catch (Exception problem) {
            // a port that was free a moment ago, when the next part of the demo looked
            if (ExceptionUtils.findThrowable(problem, BindException.class).isPresent()) {
                throw new Unreachable("Somebody else took a port while the demo started; start it again.", problem);
            }
            throw problem;
        }
        screen.say("Stopped.");
        return null;
    }

    private void run() throws Exception {
        try (DemoHome home = DemoHome.open(directory)) {
            screen.say("Starting Kafka, the store and Flink in " + home.directory());
            try (EmbeddedBroker broker = EmbeddedBroker.start(home.of("kafka"), LoopbackPort.freeFrom(9092));
                    EmbeddedStore store = EmbeddedStore.start(home.of("store"), LoopbackPort.freeFrom(9000));
                    EmbeddedFlink flink =
                            EmbeddedFlink.start(home.of("flink"), LoopbackPort.freeFrom(8081), JOBS * PARALLELISM)) {
                JobConfig config = config(broker).with(store.settings());
                TopicsCommand.create(config.kafka());
                DemoPromises.publish(config.kafka().brokers(), config.kafka().topics());
                try (DemoTraffic traffic = traffic(home, config);
                        LiveBoard board = board(config)) {
                    List<JobClient> jobs = List.of(
                            submit(flink, ExperienceSignals.NAME, env -> ExperienceSignals.attach(env, config)),
                            submit(
                                    flink,
                                    PromiseWatching.NAME,
                                    env -> PromiseWatching.attach(
                                            env, promises(broker, board).with(store.settings()))));
                    watch(traffic, jobs, board, config, header(board, broker, store, flink, home));
                    // their state stays with the newest checkpoint, from which the next start goes on
                    for (JobClient job : jobs) {
                        job.cancel().get();
                    }
                }
            }
        }
    }

    private static JobConfig config(EmbeddedBroker broker) {
        List<String> settings = new ArrayList<>(List.of(
                "--kafka.bootstrap=" + broker.bootstrap(),
                "--topics.partitions=4",
                "--topics.replication=1",
                WINDOWS,
                "--idle-after=PT10S",
                "--checkpoint-interval=PT5S",
                "--parallelism=" + PARALLELISM));
        World.standard(SEED)
                .segments()
                .forEach(segment -> settings.add("--customers.value." + segment.name() + "=" + segment.yearlyValue()));
        return JobConfig.read(Optional.empty(), Map.of(), settings);
    }

    private static PromiseJobConfig promises(EmbeddedBroker broker, LiveBoard board) {
        return PromiseJobConfig.read(
                Optional.empty(),
                Map.of(),
                List.of(
                        "--kafka.bootstrap=" + broker.bootstrap(),
                        WINDOWS,
                        "--clock=PT2S",
                        "--links.board=" + board.address(),
                        "--idle-after=PT10S",
                        "--checkpoint-interval=PT5S",
                        "--parallelism=" + PARALLELISM));
    }

    /** The customers of this directory's life, introduced but not yet on their way; {@code null} for a quiet demo. */
    private DemoTraffic traffic(DemoHome home, JobConfig config) {
        if (scenario.equals(QUIET)) {
            return null;
        }
        Instant earlier = begun.minus(HISTORY).truncatedTo(ChronoUnit.MINUTES);
        DemoHome.Life fresh = new DemoHome.Life(scenario, SEED, earlier);
        DemoHome.Life life = home.live(fresh);
        if (!life.scenario().equals(scenario)) {
            throw Mistakes.of("--scenario: " + home.directory() + " lives through " + life.scenario()
                    + "; name that one, or another directory");
        }
        World world = World.standard(life.seed());
        Simulation simulation = new Simulation(world, Scenario.named(scenario), life.start());
        Postman postman = new Postman(simulation, Post.usual(), life.seed());
        Instant from = life.equals(fresh) ? life.start() : begun;
        DemoTraffic traffic =
                new DemoTraffic(config.kafka().brokers(), config.kafka().topics(), simulation, postman, from);
        traffic.introduceCustomers();
        return traffic;
    }

    private static JobClient submit(EmbeddedFlink flink, String name, Consumer<StreamExecutionEnvironment> attach)
            throws Exception {
        StreamExecutionEnvironment env = flink.environment(name);
        attach.accept(env);
        return env.executeAsync(name);
    }

    /** On the port that was named, which must be free; else on the usual one, or on a free one with a word about it. */
    private LiveBoard board(JobConfig config) throws IOException {
        int port = boardPort.orElseGet(() -> LoopbackPort.freeFrom(BOARD_PORT));
        if (boardPort.isPresent() && !LoopbackPort.isFree(port)) {
            throw Mistakes.of("--port: " + port + " is taken by another program; name one that is free, or none");
        }
        if (boardPort.isEmpty() && port != BOARD_PORT) {
            screen.say("Port " + BOARD_PORT + " is taken by another program, so the board comes on port " + port + ".");
        }
        BoardConfig settings =
                BoardConfig.local(config.kafka().brokers(), config.kafka().topics(), port);
        return LiveBoard.start(settings, Clock.systemUTC());
    }

    private List<String> header(
            LiveBoard board, EmbeddedBroker broker, EmbeddedStore store, EmbeddedFlink flink, DemoHome home) {
        return List.of(
                "Experience Monitor, demo of " + scenario + "; Ctrl-C ends it",
                "The board: " + board.address(),
                "Kafka " + broker.bootstrap() + "   Flink " + flink.page() + "   store " + store.url(),
                "The store asks for user " + EmbeddedStore.USER + " and the password in " + home.of("store/password"),
                "");
    }

    /** Shows what the signals tell until somebody or the clock says stop. */
    private void watch(
            DemoTraffic traffic, List<JobClient> jobs, LiveBoard board, JobConfig config, List<String> header)
            throws Exception {
        header.forEach(screen::say);
        ZoneId zone = ZoneId.systemDefault();
        CellTable table = new CellTable(zone);
        Instant end = exitAfter.map(begun::plus).orElse(Instant.MAX);
        Brokers brokers = config.kafka().brokers();
        Topics topics = config.kafka().topics();
        try (LiveSignals signals = new LiveSignals(brokers, topics.experienceSignals(), Duration.parse(SHOWN_WINDOW));
                LiveExceptions exceptions = new LiveExceptions(brokers, topics.customerExceptions(), zone);
                LiveVerdicts verdicts = new LiveVerdicts(brokers, topics.promiseVerdicts());
                LiveAlerts alerts = new LiveAlerts(brokers, topics.experienceAlerts(), zone)) {
            if (traffic != null) {
                traffic.start();
            }
            boolean isSilent = true;
            boolean isCalm = true;
            Instant nextLook = Instant.MIN;
            Instant nextShow = Instant.MIN;
            while (Instant.now().isBefore(end) && !stop.await(100, TimeUnit.MILLISECONDS)) {
                signals.refresh();
                exceptions.refresh();
                verdicts.refresh();
                alerts.refresh();
                if (!Instant.now().isBefore(nextLook)) {
                    nextLook = Instant.now().plusSeconds(1);
                    checkThatAllGoesOn(traffic, jobs);
                    board.look();
                }
                if (isSilent && signals.toldAfter(begun.toEpochMilli())) {
                    isSilent = false;
                    screen.say("First signals after "
                            + Duration.between(begun, Instant.now()).toSeconds() + " s");
                }
                if (isCalm && alerts.isFiring()) {
                    isCalm = false;
                    screen.say("First alert after "
                            + Duration.between(begun, Instant.now()).toSeconds() + " s");
                }
                if (!signals.newest().isEmpty() && !Instant.now().isBefore(nextShow)) {
                    nextShow = Instant.now().plusMillis(screen.refreshMillis());
                    List<String> lines = new ArrayList<>(header);
                    lines.addAll(alerts.lines());
                    lines.addAll(verdicts.lines());
                    lines.add("");
                    lines.addAll(table.lines(signals.newest()));
                    lines.addAll(exceptions.lines());
                    screen.show(lines);
                }
            }
        }
    }

    private static void checkThatAllGoesOn(DemoTraffic traffic, List<JobClient> jobs) throws Exception {
        for (JobClient job : jobs) {
            JobStatus status = job.getJobStatus().get();
            if (status.isGloballyTerminalState()) {
                job.getJobExecutionResult().get();
                throw new IllegalStateException("a job ended by itself, as " + status);
            }
        }
        if (traffic != null && traffic.sending().isDone()) {
            traffic.sending().get();
            throw new IllegalStateException("the simulated customers have ended");
        }
    }
}
