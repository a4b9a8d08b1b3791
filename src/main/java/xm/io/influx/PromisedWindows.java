package xm.io.influx;

import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.state.StateDescriptor;
import org.apache.flink.streaming.api.functions.co.BroadcastProcessFunction;
import org.apache.flink.util.Collector;
import xm.flow.KeepsState;
import xm.promise.BookHistory;
import xm.promise.PromiseBook;
import xm.signal.CellWindow;

/**
 * Windows on their way to the store, each with what was promised in it.
 *
 * <p>It only adds to points what a line in a dashboard needs; what is judged is judged in the job promise-watch. So nothing
 * waits for books here: a window that comes before they are read has no promise in the store.
 */
public final class PromisedWindows extends BroadcastProcessFunction<CellWindow, PromiseBook, String>
        implements KeepsState {
    public static final MapStateDescriptor<String, BookHistory> BOOKS =
            new MapStateDescriptor<>("promise-books", String.class, BookHistory.class);

    private static final String ALL = "all";

    private transient PromisedBounds bounds;

    @Override
    public List<StateDescriptor<?, ?>> operatorState() {
        return List.of(BOOKS);
    }

    @Override
    public void open(OpenContext context) {
        bounds = new PromisedBounds();
    }

    @Override
    public void processElement(CellWindow window, ReadOnlyContext context, Collector<String> out) throws Exception {
        ReadOnlyBroadcastState<String, BookHistory> state = context.getBroadcastState(BOOKS);
        // one promise holds for a window, that of its last moment
        PromiseBook book = history(state.get(ALL)).at(window.endMillis() - 1);
        out.collect(ExperiencePoints.line(window, bounds.of(book, window.cell())));
    }

    @Override
    public void processBroadcastElement(PromiseBook book, Context context, Collector<String> out) throws Exception {
        BookHistory before = history(context.getBroadcastState(BOOKS).get(ALL));
        context.getBroadcastState(BOOKS).put(ALL, before.with(book));
    }

    private static BookHistory history(BookHistory known) {
        return known == null ? BookHistory.NONE : known;
    }
}
