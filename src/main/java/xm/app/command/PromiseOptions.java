package xm.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Option;
import xm.app.backtest.BacktestRun;
import xm.app.backtest.Comparison;
import xm.app.backtest.PromisePlan;
import xm.app.backtest.PromiseResult;
import xm.app.backtest.RecordedWindows;
import xm.codec.Mistakes;
import xm.promise.PromiseBook;

/** The options of a backtest that hold what was recorded against promises. */
final class PromiseOptions {
    private static final String OTHER = "other";

    @Option(
            names = "--promises",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Promise book to hold the windows against, or several versions of it, each effective from its"
                    + " time; one that names no effectiveFrom holds from the beginning.")
    private List<Path> promises = List.of();

    @Option(
            names = "--compare",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Other promises, or several versions of them: what would have fired under each, in compare.md"
                    + " and compare.json.")
    private List<Path> compare = List.of();

    @Option(
            names = "--pane",
            defaultValue = "PT1M",
            paramLabel = "LENGTH",
            description = "With --promises: windows of this length are evidence; signals.ndjson has them only where"
                    + " --windows names them. Default: ${DEFAULT-VALUE}.")
    private Duration pane;

    private List<PromiseBook> books = List.of();
    private List<PromiseBook> others = List.of();

    /** With the windows that promises need, where there are any. */
    RecordedWindows windows(RecordedWindows asked) {
        if (promises.isEmpty() && !compare.isEmpty()) {
            throw Mistakes.of("--compare: there is nothing to compare with; name the first book with --promises");
        }
        if (promises.isEmpty()) {
            return asked;
        }
        books = BookVersions.load(promises);
        others = compare.isEmpty() ? List.of() : BookVersions.load(compare);
        return asked.judged(pane, Stream.concat(books.stream(), others.stream()).toList());
    }

    /** None, one, or two to compare; asked after {@link #windows}. */
    List<PromisePlan> plans(RecordedWindows windows) {
        List<PromisePlan> plans = new ArrayList<>();
        if (!books.isEmpty()) {
            plans.add(new PromisePlan("", books, RecordedWindows.settings(windows.ladder(), pane)));
        }
        if (!others.isEmpty()) {
            plans.add(new PromisePlan(OTHER, others, RecordedWindows.settings(windows.ladder(), pane)));
        }
        return plans;
    }

    /** Says what fired, and what would have under the other promises. */
    void tell(BacktestRun.Result result, Path out, PrintWriter console) throws IOException {
        List<PromiseResult> results = result.promises();
        if (results.isEmpty()) {
            return;
        }
        new FiredAlerts(results.get(0), out).print(console);
        if (results.size() > 1) {
            new ComparisonFiles(Comparison.of(results.get(0), results.get(1)), names(promises), names(compare))
                    .write(out, console);
        }
    }

    private static String names(List<Path> files) {
        return String.join(", ", files.stream().map(Path::toString).toList());
    }
}
