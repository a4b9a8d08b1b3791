package xm.app.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterResult;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;
import xm.app.ExitCode;
import xm.app.config.ConnectionsConfig;
import xm.app.config.DispatchConfig;
import xm.app.config.KafkaConfig;
import xm.app.dispatch.Channels;
import xm.io.channel.Answer;
import xm.io.channel.Channel;
import xm.io.influx.InfluxConnection;
import xm.io.influx.InfluxPatience;
import xm.io.influx.InfluxSettings;
import xm.io.kafka.TopicCheck;

/** Says of each thing that the job needs whether it is in order, one line each, some seconds for each at most. */
@Command(
        name = "doctor",
        description = "Checks what the job needs: settings, Kafka, topics and the store, one line each.",
        footer = {
            "",
            "Changes nothing. Exit code 0: all in order; 1: something was found; 2: the settings are wrong;",
            "3: Kafka or the store cannot be reached."
        },
        mixinStandardHelpOptions = true)
public final class DoctorCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    @Mixin
    private KafkaOptions options;

    @Option(
            names = "--dispatch",
            paramLabel = "FILE",
            description = "Settings of xm dispatch: its channels are checked too. Nobody is called.")
    private Path dispatch;

    @Unmatched
    private List<String> overrides = new ArrayList<>();

    @Spec
    private CommandSpec spec;

    private PrintWriter out;
    private int worst = ExitCode.DONE;

    @Override
    public Integer call() throws InterruptedException {
        out = spec.commandLine().getOut();
        // wrong settings end the command here, each mistake told
        ConnectionsConfig config = options.readWhole(overrides, System.getenv());
        Optional<DispatchConfig> channels = Optional.ofNullable(dispatch)
                .map(file -> DispatchConfig.read(Optional.of(file), System.getenv(), List.of()));
        say(ExitCode.DONE, "settings are in order");
        checkKafka(config.kafka());
        config.store()
                .ifPresentOrElse(this::checkStore, () -> say(ExitCode.DONE, "store is not set, so none is written to"));
        if (channels.isPresent()) {
            checkKafkaOfDispatcher(channels.get(), config.kafka());
            checkChannels(channels.get());
        }
        return worst;
    }

    /** The dispatcher has an address of Kafka of its own. */
    private void checkKafkaOfDispatcher(DispatchConfig config, KafkaConfig checked) throws InterruptedException {
        if (config.brokers().equals(checked.brokers()) && config.topics().equals(checked.topics())) {
            return;
        }
        Set<String> read = Set.of(
                config.topics().experienceAlerts(),
                config.topics().alertLedger(),
                config.topics().jobHeartbeats());
        try (Admin admin = config.brokers().admin(PATIENCE)) {
            String cluster = admin.describeCluster().clusterId().get();
            say(
                    ExitCode.DONE,
                    "Kafka of xm dispatch at " + config.brokers().bootstrap() + " answers, cluster " + cluster);
            TopicCheck.of(
                            admin,
                            checked.plan().layout(config.topics()).stream()
                                    .filter(topic -> read.contains(topic.name()))
                                    .toList())
                    .forEach(this::say);
        } catch (ExecutionException e) {
            say(ExitCode.UNREACHABLE, "xm dispatch: " + KafkaTrouble.sentence(config.brokers(), e.getCause()));
        } catch (KafkaException e) {
            say(ExitCode.UNREACHABLE, "xm dispatch: " + KafkaTrouble.sentence(config.brokers(), e));
        }
    }

    /** All at once, for one that hangs may take ten seconds. */
    private void checkChannels(DispatchConfig config) throws InterruptedException {
        List<Channel> channels = Channels.of(config, () -> 0, Clock.systemUTC());
        ExecutorService threads = Executors.newCachedThreadPool();
        List<Future<Answer>> answers;
        try {
            answers = threads.invokeAll(channels.stream()
                    .map(channel -> (Callable<Answer>) channel::check)
                    .toList());
        } finally {
            threads.shutdownNow();
        }
        for (int at = 0; at < channels.size(); at++) {
            Channel channel = channels.get(at);
            Answer answer = answer(answers.get(at));
            if (answer.isTaken()) {
                say(ExitCode.DONE, "channel " + channel.name() + " would take alerts");
            } else {
                say(
                        answer.isForLater() ? ExitCode.UNREACHABLE : ExitCode.FOUND,
                        "channel " + channel.name() + " would not take alerts (" + answer.reason()
                                + "); check that it runs and that its settings are right");
            }
        }
        Channels.unset(config)
                .forEach(name -> say(ExitCode.DONE, "channel " + name + " is not set, so nobody is told through it"));
    }

    private static Answer answer(Future<Answer> asked) throws InterruptedException {
        try {
            return asked.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a check failed that should have said why not", e.getCause());
        }
    }

    private void checkKafka(KafkaConfig kafka) throws InterruptedException {
        try (Admin admin = kafka.brokers().admin(PATIENCE)) {
            DescribeClusterResult cluster = admin.describeCluster();
            int brokers = cluster.nodes().get().size();
            say(
                    ExitCode.DONE,
                    "Kafka at " + kafka.brokers().bootstrap() + " answers, " + brokers
                            + (brokers == 1 ? " broker" : " brokers") + ", cluster "
                            + cluster.clusterId().get());
            TopicCheck.of(admin, kafka.plan().layout(kafka.topics())).forEach(this::say);
        } catch (ExecutionException e) {
            say(ExitCode.UNREACHABLE, KafkaTrouble.sentence(kafka.brokers(), e.getCause()));
        } catch (KafkaException e) {
            say(ExitCode.UNREACHABLE, KafkaTrouble.sentence(kafka.brokers(), e));
        }
    }

    private void say(TopicCheck topic) {
        String subject = "topic " + topic.topic() + " ";
        topic.troubles().forEach(trouble -> say(ExitCode.FOUND, subject + trouble));
        if (topic.troubles().isEmpty()) {
            say(
                    ExitCode.DONE,
                    subject + "has " + topic.partitions() + (topic.partitions() == 1 ? " partition" : " partitions"));
        }
    }

    private void checkStore(InfluxSettings store) {
        InfluxPatience usual = store.patience();
        InfluxPatience brief = new InfluxPatience(
                PATIENCE.toMillis(),
                PATIENCE.toMillis(),
                usual.firstPauseMillis(),
                usual.longestPauseMillis(),
                usual.longestRetryAfterMillis());
        try (InfluxConnection connection = new InfluxConnection(store.with(brief))) {
            xm.io.influx.Answer answer = connection.check();
            switch (answer.outcome()) {
                case DONE, SPLIT -> say(ExitCode.DONE, "store at " + store.url() + " would take points");
                case RETRY ->
                    say(
                            ExitCode.UNREACHABLE,
                            "store at " + store.url() + " cannot be reached (" + answer.words()
                                    + "); check that it runs and that influx.url is its address");
                case REFUSED ->
                    say(
                            ExitCode.FOUND,
                            "store at " + store.url() + " turns us away (" + answer.words()
                                    + "); check influx.token, influx.org and influx.bucket");
            }
        }
    }

    private void say(int exitCode, String finding) {
        worst = Math.max(worst, exitCode);
        out.println((exitCode == ExitCode.DONE ? "ok     " : "wrong  ") + finding);
        out.flush();
    }
}
