package xm.app.command;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;
import xm.app.CellText;
import xm.app.ExitCode;
import xm.app.command.promises.AppliedBooks;
import xm.app.config.KafkaConfig;
import xm.app.explain.Explanation;
import xm.app.explain.ExplanationJson;
import xm.app.explain.ExplanationWords;
import xm.app.explain.Gathered;
import xm.app.explain.Gathering;
import xm.app.explain.Nowhere;
import xm.app.explain.Question;
import xm.codec.Mistakes;
import xm.event.Cell;
import xm.io.kafka.TopicScan;
import xm.promise.BookHistory;

/** Tells why an alert fired, or did not. */
@Command(
        name = "explain",
        description = "Tells why an alert on a promise at a cell fired, or did not.",
        footer = {
            "",
            "Reads the signals, the promise book and the alerts from Kafka, or from the files of a backtest:",
            "  xm backtest --events E --promises P --windows PT1M,PT15M,PT1H --out DIR",
            "  xm explain --promise N --cell 'gold/checkout/*' --at T --signals DIR/signals.ndjson --promises P",
            "Exits with 1 if there is nothing to explain: the cell was not seen, or the promise is not judged there."
        },
        mixinStandardHelpOptions = true)
public final class ExplainCommand implements Callable<Integer> {
    private static final Duration REMEMBERED = Duration.ofDays(31);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LONGEST_PANE = Duration.ofMinutes(1);

    @Option(names = "--promise", required = true, paramLabel = "NAME", description = "Name of the promise.")
    private String promise;

    @Option(
            names = "--cell",
            required = true,
            paramLabel = "SEGMENT/TOUCHPOINT/CHANNEL",
            description = "Where, with * for all: 'gold/checkout/*'.")
    private String cell;

    @Option(names = "--at", required = true, paramLabel = "TIME", description = "When: 2026-11-21T10:00:00Z.")
    private Instant at;

    @Option(
            names = "--signals",
            paramLabel = "FILE",
            description = "signals.ndjson of a backtest, instead of Kafka; it needs the windows that are evidence.")
    private Path signals;

    @Option(
            names = "--promises",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Promise book, or several versions of it, instead of what was applied.")
    private List<Path> promises = List.of();

    @Option(
            names = "--alerts",
            paramLabel = "FILE",
            description = "alerts.ndjson of a backtest. Default with --signals: the one beside it.")
    private Path alerts;

    @Option(
            names = "--pane",
            paramLabel = "LENGTH",
            description = "Length of the windows that are evidence. Default: the shortest there are.")
    private Duration pane;

    @Option(names = "--json", description = "The same as JSON.")
    private boolean isJson;

    @Mixin
    private KafkaOptions options;

    @Unmatched
    private List<String> overrides = new ArrayList<>();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Question question = new Question(promise, cell(), at.toEpochMilli());
        Gathered gathered = gathered(question);
        PrintWriter out = spec.commandLine().getOut();
        Optional<String> nowhere = Nowhere.sentence(question, gathered);
        if (nowhere.isPresent()) {
            out.println(nowhere.get());
            return ExitCode.FOUND;
        }
        Explanation explanation = Explanation.of(question, judged(gathered));
        if (isJson) {
            out.println(new ExplanationJson(explanation).text());
        } else {
            new ExplanationWords(explanation).lines().forEach(out::println);
        }
        return ExitCode.DONE;
    }

    private Gathered gathered(Question question) {
        PrintWriter err = spec.commandLine().getErr();
        Gathering gathering = new Gathering(question, sentence -> err.println("passed over: " + sentence));
        if (signals == null) {
            return fromKafka(question, gathering);
        }
        if (promises.isEmpty()) {
            throw Mistakes.of("--promises: the book is missing by which the signals are judged; name its file");
        }
        BookHistory books = BookVersions.history(promises);
        gathering.signals(signals);
        Path beside = alerts == null ? signals.resolveSibling("alerts.ndjson") : alerts;
        if (alerts != null || Files.exists(beside)) {
            gathering.alerts(beside);
        }
        return gathering.with(books);
    }

    private Gathered fromKafka(Question question, Gathering gathering) {
        KafkaConfig kafka = options.read(overrides);
        PrintWriter err = spec.commandLine().getErr();
        BookHistory books = promises.isEmpty() ? new AppliedBooks(kafka, err).read() : BookVersions.history(promises);
        long since = Math.max(TopicScan.BEGINNING, question.atMillis() - REMEMBERED.toMillis());
        String told = kafka.topics().experienceSignals();
        scan(kafka, told, since, record -> gathering.signal(record, told));
        gathering.alertsAreKnown();
        String fired = kafka.topics().experienceAlerts();
        scan(kafka, fired, TopicScan.BEGINNING, record -> gathering.alert(record, fired));
        return gathering.with(books);
    }

    private void scan(KafkaConfig kafka, String topic, long sinceMillis, Consumer<byte[]> taker) {
        try {
            boolean isAll = TopicScan.read(kafka.brokers(), topic, sinceMillis, PATIENCE, record -> {
                if (record.value() != null) {
                    taker.accept(record.value());
                }
            });
            if (!isAll) {
                spec.commandLine()
                        .getErr()
                        .println("topic " + topic + " was not read to its end within " + PATIENCE.toSeconds()
                                + " s; what is told is by its older part");
            }
        } catch (KafkaException e) {
            throw AppliedBooks.trouble(kafka, topic, e);
        }
    }

    /** Without the windows that are evidence there is nothing to replay. */
    private Gathered judged(Gathered gathered) {
        if (pane == null && gathered.isEvidenceKnown()) {
            gathered.missingMillis(promise, at.toEpochMilli()).ifPresent(length -> {
                throw Mistakes.of("Evidence of " + promise + " was gathered in windows of " + Duration.ofMillis(length)
                        + ", which are not among the signals; run xm backtest with --windows PT1M,PT15M,PT1H, so that"
                        + " they are written");
            });
            return gathered;
        }
        Duration shortest = Duration.ofMillis(gathered.shortestMillis());
        if (pane == null && shortest.compareTo(LONGEST_PANE) > 0) {
            throw Mistakes.of("The signals of " + cell + " have no windows shorter than " + shortest
                    + ", but evidence is gathered in panes; run xm backtest with --windows PT1M,PT15M,PT1H, or say with"
                    + " --pane that these were the panes");
        }
        if (pane != null && !gathered.hasWindows(pane.toMillis())) {
            throw Mistakes.of("--pane: the signals of " + cell + " have no windows of " + pane + "; the shortest are "
                    + shortest);
        }
        return pane == null ? gathered : gathered.from(pane.toMillis());
    }

    private Cell cell() {
        try {
            return CellText.read(cell);
        } catch (IllegalArgumentException e) {
            throw Mistakes.of("--cell: " + e.getMessage());
        }
    }
}
