package xm.flow;

import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.BroadcastStream;
import org.apache.flink.streaming.api.datastream.DataStream;
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
     * In a recording the books come without event time until they are read; in a running job they hold up none.
     *
     * @param clock what time it is, again and again; in a recording a stream that holds nothing
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
        BroadcastStream<Bulletin> bulletins = as(Bulletin.class, books, Bulletin::of, Uids.BOOK_BULLETIN + suffix)
                .union(as(Bulletin.class, clock, Bulletin::of, Uids.CLOCK_BULLETIN + suffix))
                .broadcast(PromiseWatch.BOOKS);

        SingleOutputStreamOperator<Verdict> verdicts = reports.keyBy(CellReport::cell)
                .connect(bulletins)
                .process(settings.isRecorded() ? new RecordedWatch(settings) : new PromiseWatch(settings))
                .uid(Uids.PROMISE_WATCH + suffix)
                .name(Uids.PROMISE_WATCH + suffix);

        SingleOutputStreamOperator<Alert> alerts = verdicts.getSideOutput(PromiseWatch.NEWS)
                .union(as(DeskNews.class, exceptions, DeskNews::of, Uids.EXCEPTION_NEWS + suffix))
                .union(as(DeskNews.class, clock, DeskNews::of, Uids.CLOCK_NEWS + suffix))
                .keyBy(news -> THE_DESK)
                .process(new AlertDesk(settings))
                .uid(Uids.ALERT_DESK + suffix)
                .name(Uids.ALERT_DESK + suffix)
                .setParallelism(1);

        return new Outputs(verdicts, alerts);
    }

    private static <T, R> SingleOutputStreamOperator<R> as(
            Class<R> type, DataStream<T> stream, MapFunction<T, R> map, String uid) {
        return stream.map(map, TypeInformation.of(type)).uid(uid).name(uid).setParallelism(stream.getParallelism());
    }
}
