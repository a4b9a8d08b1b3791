package xm.app.backtest;

import java.nio.file.Path;
import java.util.Arrays;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import xm.alert.ExceptionNote;
import xm.codec.AlertLinks;
import xm.codec.AlertWriter;
import xm.customer.CustomerException;
import xm.flow.CellReports;
import xm.flow.PromiseFlow;
import xm.flow.SignalFlow;
import xm.flow.Uids;
import xm.promise.CellReport;
import xm.promise.PromiseBook;
import xm.signal.CellWindow;
import xm.signal.WindowLadder;

/** The promise flow behind the signal flow of a backtest: its windows are held against the promises of a plan. */
final class PromisePath {
    /** In a recording nobody asks one. */
    private static final DataStream<Long> NO_CLOCK = null;

    private static final String BOOKS = "recorded-books";
    private static final String REPORTS = "recorded-reports";
    private static final String NOTES = "recorded-notes";

    private final StreamExecutionEnvironment env;
    private final PromisePlan plan;

    PromisePath(StreamExecutionEnvironment env, PromisePlan plan) {
        this.env = env;
        this.plan = plan;
    }

    /**
     * Attaches it.
     *
     * @param temporary directory for the verdicts, which are put in order when all have been told
     */
    void attach(SignalFlow.Outputs signals, WindowLadder ladder, Path out, Path temporary) {
        PromiseFlow.Outputs outputs = PromiseFlow.attach(
                reports(signals.windows(), ladder),
                books(),
                notes(signals.exceptions()),
                NO_CLOCK,
                plan.settings(),
                plan.suffix());
        Backtest.write(
                outputs.verdicts(),
                new CountedLine<>(plan.own(Summary.VERDICTS), new VerdictLine()),
                Uids.VERDICT_SINK + plan.suffix(),
                PromiseResult.unsorted(plan, temporary));
        Backtest.write(
                outputs.alerts(),
                new CountedLine<>(plan.own(Summary.ALERTS), new AlertWriter(AlertLinks.NONE)::write),
                Uids.ALERT_SINK + plan.suffix(),
                PromiseResult.alerts(plan, out));
    }

    /** Only windows that promises are held against. */
    private DataStream<CellReport> reports(DataStream<CellWindow> windows, WindowLadder ladder) {
        long[] judged = RecordedWindows.judgedMillis(plan.settings().watch());
        Arrays.sort(judged);
        String uid = REPORTS + plan.suffix();
        return windows.filter(window -> Arrays.binarySearch(judged, ladder.lengthsMillis()[window.level()]) >= 0)
                .uid(uid + "-filter")
                .map(CellReports::of, TypeInformation.of(CellReport.class))
                .uid(uid)
                .name(uid);
    }

    /** Their time is over when all have been read, which is what the first window waits for. */
    private DataStream<PromiseBook> books() {
        String uid = BOOKS + plan.suffix();
        return env.fromData(TypeInformation.of(PromiseBook.class), plan.books().toArray(PromiseBook[]::new))
                .uid(uid)
                .name(uid)
                .setParallelism(1);
    }

    private DataStream<ExceptionNote> notes(DataStream<CustomerException> exceptions) {
        String uid = NOTES + plan.suffix();
        return exceptions
                .map(PromisePath::note, TypeInformation.of(ExceptionNote.class))
                .uid(uid)
                .name(uid);
    }

    private static ExceptionNote note(CustomerException told) {
        return new ExceptionNote(told.segment(), told.touchpoint(), told.atMillis(), told.value());
    }
}
