package xm.flow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import xm.alert.Alert;
import xm.alert.DeskState;

/**
 * The desk of a recording: news wait until event time has reached them and are taken in by their time, so that the same
 * recording gives the same alerts at any speed and parallelism.
 *
 * <p>What would be due after the end of the recording does not happen.
 */
final class RecordedDesk extends KeyedProcessFunction<String, DeskNews, Alert> {
    private static final Comparator<DeskNews> BY_PLACE = Comparator.comparing(RecordedDesk::place);

    private final PromiseSettings settings;
    private transient DeskFile file;
    private transient MapState<Long, List<DeskNews>> waiting;

    RecordedDesk(PromiseSettings settings) {
        this.settings = settings;
    }

    @Override
    public void open(OpenContext context) {
        file = new DeskFile(getRuntimeContext(), settings);
        waiting = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>(
                        "waiting", Types.LONG, Types.LIST(TypeInformation.of(DeskNews.class))));
    }

    @Override
    public void processElement(DeskNews news, Context context, Collector<Alert> out) throws Exception {
        List<DeskNews> ofThatTime = waiting.get(news.saidMillis());
        List<DeskNews> more = ofThatTime == null ? new ArrayList<>() : ofThatTime;
        more.add(news);
        waiting.put(news.saidMillis(), more);
        context.timerService().registerEventTimeTimer(news.saidMillis());
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<Alert> out) throws Exception {
        List<DeskNews> ofThatTime = waiting.get(time);
        boolean isOver = context.timerService().currentWatermark() == Long.MAX_VALUE;
        if (ofThatTime == null && isOver) {
            return;
        }
        DeskState state = file.open();
        if (ofThatTime != null) {
            ofThatTime.sort(BY_PLACE);
            ofThatTime.forEach(news -> file.take(state, news, out::collect));
            waiting.remove(time);
        }
        file.desk().advance(state, time, out::collect);
        if (state.dueMillis > time && state.dueMillis < Long.MAX_VALUE) {
            context.timerService().registerEventTimeTimer(state.dueMillis);
        }
        file.close(state);
    }

    /** Changes first, as somebody may ask for them. */
    private static String place(DeskNews news) {
        if (news.verdict() != null) {
            return "1/" + news.verdict().promise() + '/' + news.verdict().cell().key();
        }
        return news.exception() == null
                ? "0"
                : "2/" + news.exception().segment() + '/' + news.exception().touchpoint();
    }
}
