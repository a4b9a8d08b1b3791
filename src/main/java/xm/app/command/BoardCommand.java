package xm.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;
import xm.app.Unreachable;
import xm.app.board.LiveBoard;
import xm.app.config.BoardConfig;

/** The live board, until it is ended. */
@Command(
        name = "board",
        description = "Serves the live board from what is in Kafka. Runs until it is ended.",
        footer = {
            "",
            "It listens on this machine only; elsewhere it asks for a token, or for a reverse proxy's header.",
            "Any setting can be given as --key=value, such as --listen.port=8081; secrets only in the environment or in",
            "files. docs/board.md says more."
        },
        mixinStandardHelpOptions = true)
public final class BoardCommand implements Callable<Integer> {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Settings of the board, as in docker/board/board.yml.")
    private Path file;

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            description = "A broker's address, where it is not the one of the settings.")
    private String bootstrap;

    @Option(names = "--port", paramLabel = "PORT", description = "Where it is not the one of the settings, 8080.")
    private Integer port;

    @Unmatched
    private List<String> overrides = new ArrayList<>();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        BoardConfig config = BoardConfig.read(Optional.ofNullable(file), System.getenv(), settings());
        OrderlyEnd end = new OrderlyEnd(spec.commandLine(), Runtime.getRuntime()::halt);
        Runtime.getRuntime().addShutdownHook(new Thread(end::processEnds, "board-end"));
        return end.run(() -> show(config, end.stop()));
    }

    private List<String> settings() {
        List<String> all = new ArrayList<>(overrides);
        if (bootstrap != null) {
            all.add("--kafka.bootstrap=" + bootstrap);
        }
        if (port != null) {
            all.add("--listen.port=" + port);
        }
        return all;
    }

    private static int serveMetrics(LiveBoard board, BoardConfig config) {
        try {
            return board.serveMetrics(config.metricsHost(), config.metricsPort());
        } catch (IOException e) {
            throw new Unreachable(
                    "The board's metrics cannot be served at " + config.metricsHost() + ":" + config.metricsPort()
                            + " (" + e.getMessage() + "); set metrics.port to one that is free",
                    e);
        }
    }

    private Void show(BoardConfig config, CountDownLatch stop) throws InterruptedException {
        try (LiveBoard board = LiveBoard.start(config, Clock.systemUTC())) {
            PrintWriter out = spec.commandLine().getOut();
            out.println("The board is at " + board.address() + ", fed from "
                    + config.brokers().bootstrap() + "; metrics at http://" + config.metricsHost() + ":"
                    + serveMetrics(board, config) + "/metrics");
            out.flush();
            board.await(stop);
            return null;
        } catch (UnknownTopicOrPartitionException e) {
            throw new Unreachable(
                    "A topic of the board is missing at " + config.brokers().bootstrap()
                            + "; create what is missing with: ./xm topics --bootstrap "
                            + config.brokers().bootstrap(),
                    e);
        } catch (KafkaException e) {
            throw new Unreachable(KafkaTrouble.sentence(config.brokers(), e), e);
        } catch (IOException e) {
            throw new Unreachable(
                    "The board cannot be served at " + config.web().host() + ":"
                            + config.web().port() + " (" + e.getMessage()
                            + "); name a port that is free with --port",
                    e);
        }
    }
}
