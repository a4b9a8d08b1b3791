package xm.flow;

import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import xm.alert.Alert;
import xm.alert.ExceptionNote;
import xm.promise.CellReport;
import xm.promise.PromiseBook;
import xm.promise.Verdict;

/**
 * The second path: windows of cells are held against what was promised, and what is broken becomes an alert.
 *
 * <p>Every cell hears every promise book and watches the promises that hold for it; what they say comes together at one
 * desk, which tells what has one cause once. Sources and sinks are attached elsewhere.
 */
public final class PromiseFlow {
    private static final String THE_DESK = "desk";

    private PromiseFlow() {}

    /**
     * What comes out.
     *
     * @param verdicts on every promise at every cell it is judged on
     * @param alerts every change of every alert
     */
    public record Outputs(DataStream<Verdict> verdicts, DataStream<Alert> alerts) {}

    /**
     * Attaches it. In a recording windows wait until the stream of books has ended, and nobody asks the clock.
     *
     * @param clock what time it is, again and again
     */
    public static Outputs attach(
            DataStream<CellReport> reports,
            DataStream<PromiseBook> books,
            DataStream<ExceptionNote> exceptions,
            DataStream<Long> clock,
            PromiseSettings settings) {
        return attach(reports, books, exceptions, clock, settings, "");
    }

    /** @param suffix of every uid, where two books are held against the same windows in one job */
    public static Outputs attach(
            DataStream<CellReport> reports,
            DataStream<PromiseBook> books,
            DataStream<ExceptionNote> exceptions,
            DataStream<Long> clock,
            PromiseSettings settings,
            String suffix) {
        DataStream<Bulletin> bulletins = as(Bulletin.class, books, Bulletin::of, Uids.BOOK_BULLETIN + suffix);
        DataStream<DeskNews> notes = as(DeskNews.class, exceptions, DeskNews::of, Uids.EXCEPTION_NEWS + suffix);
        KeyedStream<CellReport, String> cells = reports.keyBy(CellReport::cell);
        if (settings.isRecorded()) {
            return desk(recorded(cells, bulletins, settings, Uids.PROMISE_WATCH + suffix), notes, settings, suffix);
        }
        SingleOutputStreamOperator<Verdict> verdicts = cells.connect(bulletins
                        .union(as(Bulletin.class, clock, Bulletin::of, Uids.CLOCK_BULLETIN + suffix))
                        .broadcast())
                .transform(Uids.PROMISE_WATCH + suffix, TypeInformation.of(Verdict.class), new WatchOperator(settings))
                .uid(Uids.PROMISE_WATCH + suffix);
        DataStream<DeskNews> ticks = as(DeskNews.class, clock, DeskNews::of, Uids.CLOCK_NEWS + suffix);
        return desk(verdicts, notes.union(ticks), settings, suffix);
    }

    private static SingleOutputStreamOperator<Verdict> recorded(
            KeyedStream<CellReport, String> cells, DataStream<Bulletin> books, PromiseSettings settings, String uid) {
        return cells.connect(books.broadcast())
                .transform(uid, TypeInformation.of(Verdict.class), new RecordedWatchOperator(settings))
                .uid(uid);
    }

    private static Outputs desk(
            SingleOutputStreamOperator<Verdict> verdicts,
            DataStream<DeskNews> more,
            PromiseSettings settings,
            String suffix) {
        return new Outputs(
                verdicts,
                verdicts.getSideOutput(PromiseWatch.NEWS)
                        .union(more)
                        .keyBy(news -> THE_DESK)
                        .process(new AlertDesk(settings))
                        .uid(Uids.ALERT_DESK + suffix)
                        .name(Uids.ALERT_DESK + suffix)
                        .setParallelism(1));
    }

    private static <T, R> SingleOutputStreamOperator<R> as(
            Class<R> type, DataStream<T> stream, MapFunction<T, R> map, String uid) {
        return stream.map(map, TypeInformation.of(type)).uid(uid).name(uid).setParallelism(stream.getParallelism());
    }
}
