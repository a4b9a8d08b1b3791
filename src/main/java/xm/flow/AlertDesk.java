package xm.flow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import xm.alert.Alert;
import xm.alert.Desk;
import xm.alert.DeskState;
import xm.alert.Echo;
import xm.promise.watch.Front;

/**
 * Carries {@link Desk}, on one subtask.
 *
 * <p>News of different cells come in any order, and come otherwise after a restore; so they wait until event time has
 * reached them, and are taken in by their time and place. The same windows then give the same alerts, ids and revisions,
 * whatever failed in between, as long as no two of a time are read further apart than is waited for ({@link ReportTime}).
 *
 * <p>When event time stands still for longer than it usually does, it goes on by the clock ({@link Front}): what waits
 * is taken in, and what is due happens. In a recording there is no clock, and what would be due after its end does not
 * happen.
 */
final class AlertDesk extends KeyedProcessFunction<String, DeskNews, Alert> implements KeepsState {
    private static final ValueStateDescriptor<DeskState> DESK = new ValueStateDescriptor<>("desk", DeskState.class);
    private static final MapStateDescriptor<Long, List<DeskNews>> WAITING =
            new MapStateDescriptor<>("waiting", Types.LONG, Types.LIST(TypeInformation.of(DeskNews.class)));
    private static final ValueStateDescriptor<Front> FRONT = new ValueStateDescriptor<>("front", Front.class);

    private final PromiseSettings settings;
    private final Desk desk;
    private transient ValueState<DeskState> states;
    private transient MapState<Long, List<DeskNews>> waiting;
    private transient ValueState<Front> fronts;
    /** Times for which something waits, of the one key there is; {@code null} until they are looked up after a restore. */
    private transient SortedSet<Long> waitingTimes;
    /** The watermark that was worked off last, of the one key there is; forgotten in a restore, which does no harm. */
    private transient long workedOffMillis;

    AlertDesk(PromiseSettings settings) {
        this.settings = settings;
        desk = new Desk(settings.desk());
    }

    @Override
    public List<StateDescriptor<?, ?>> keyedState() {
        return List.of(DESK, WAITING, FRONT);
    }

    @Override
    public void open(OpenContext context) {
        states = getRuntimeContext().getState(DESK);
        waiting = getRuntimeContext().getMapState(WAITING);
        fronts = getRuntimeContext().getState(FRONT);
        waitingTimes = null;
        workedOffMillis = Long.MIN_VALUE;
    }

    @Override
    public void processElement(DeskNews news, Context context, Collector<Alert> out) throws Exception {
        if (news.isTime()) {
            tick(news.saidMillis(), context, out::collect);
        } else if (news.saidMillis() == DeskNews.AT_ONCE) {
            DeskState state = open(context);
            take(state, news, out::collect);
            states.update(state);
            // decided when event time goes on, if the clock does not take over before
            long next = Math.max(state.nowMillis, context.timerService().currentWatermark());
            context.timerService().registerEventTimeTimer(Math.min(next, Long.MAX_VALUE - 1) + 1);
        } else {
            List<DeskNews> then = waiting.get(news.saidMillis());
            then = then == null ? new ArrayList<>() : then;
            then.add(news);
            waiting.put(news.saidMillis(), then);
            waitingTimes().add(news.saidMillis());
            context.timerService().registerEventTimeTimer(news.saidMillis());
        }
    }

    /** The first timer of a watermark does the work of all that it passes, so that the desk is read and written once. */
    @Override
    public void onTimer(long time, OnTimerContext context, Collector<Alert> out) throws Exception {
        long reachedMillis = context.timerService().currentWatermark();
        if (reachedMillis == workedOffMillis && !waiting.contains(time)) {
            return;
        }
        workedOffMillis = reachedMillis;
        DeskState state = open(context);
        pass(reachedMillis, state, out::collect);
        long nextMillis = desk.nextMillis(state);
        if (nextMillis > reachedMillis && nextMillis < Long.MAX_VALUE) {
            context.timerService().registerEventTimeTimer(nextMillis);
        }
        states.update(state);
    }

    /** What waits and what is due happens, each at its own time; what would be due after the end of a recording does not. */
    private void pass(long reachedMillis, DeskState state, Desk.Voice voice) throws Exception {
        SortedSet<Long> times = waitingTimes();
        boolean isOver = reachedMillis == Long.MAX_VALUE;
        long lastMillis = times.isEmpty() ? Long.MIN_VALUE : times.last();
        long endMillis = isOver ? lastMillis : reachedMillis;
        for (long then = next(times, state); then <= endMillis; then = next(times, state)) {
            times.remove(then);
            List<Echo> canaries = takeAllOf(then, state, voice);
            desk.advance(state, then, voice);
            // when all that was due before is decided, and beside the desk: what else is told is the same without them
            canaries.forEach(canary -> voice.say(canary.answer()));
        }
        if (isOver) {
            desk.advance(state, reachedMillis, voice);
        }
    }

    private long next(SortedSet<Long> times, DeskState state) {
        long nextMillis = desk.nextMillis(state);
        return times.isEmpty() ? nextMillis : Math.min(times.first(), nextMillis);
    }

    /** Kept beside the state, so that not all that waits is looked through whenever event time goes on. */
    private SortedSet<Long> waitingTimes() throws Exception {
        if (waitingTimes == null) {
            waitingTimes = new TreeSet<>();
            for (long time : waiting.keys()) {
                waitingTimes.add(time);
            }
        }
        return waitingTimes;
    }

    /** The clock ticks, which says something only while nothing comes in. */
    private void tick(long nowMillis, Context context, Desk.Voice voice) throws Exception {
        Front kept = fronts.value();
        Front front = (kept == null ? Front.NONE : kept)
                .tick(nowMillis, context.timerService().currentWatermark());
        fronts.update(front);
        if (!front.isStanding()) {
            return;
        }
        long seenMillis = front.reachedMillis() - settings.watch().delayMillis();
        DeskState state = open(context);
        pass(seenMillis, state, voice);
        desk.advance(state, seenMillis, voice);
        states.update(state);
    }

    /** Takes in what waited for a time; the canaries among it are still to be answered. */
    private List<Echo> takeAllOf(long time, DeskState state, Desk.Voice voice) throws Exception {
        List<Echo> canaries = new ArrayList<>();
        List<DeskNews> then = waiting.get(time);
        if (then != null) {
            then.sort(Comparator.comparing(DeskNews::place));
            for (DeskNews news : then) {
                if (news.echo() == null) {
                    take(state, news, voice);
                } else {
                    canaries.add(news.echo());
                }
            }
            waiting.remove(time);
        }
        return canaries;
    }

    private void take(DeskState state, DeskNews news, Desk.Voice voice) {
        if (news.verdict() != null) {
            desk.see(state, news.verdict(), voice);
        } else if (news.exception() != null) {
            desk.see(state, news.exception(), voice);
        } else {
            desk.see(state, news.change());
        }
    }

    private DeskState open(Context context) throws Exception {
        DeskState kept = states.value();
        DeskState state = kept == null ? new DeskState() : kept;
        if (!settings.isRecorded()) {
            desk.clock(state, context.timerService().currentProcessingTime());
        }
        return state;
    }
}
