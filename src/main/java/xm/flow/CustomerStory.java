package xm.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.StateDescriptor;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import xm.customer.CustomerException;
import xm.customer.CustomerMemory;
import xm.customer.Erasure;
import xm.customer.Story;
import xm.customer.Told;
import xm.customer.standing.CustomerStanding;
import xm.event.Arrival;
import xm.event.RejectReason;
import xm.event.SegmentAssignment;
import xm.signal.StandingChange;

/**
 * Carries {@link Story} per customer: events and segment assignments in, events that count out.
 *
 * <p>Until the segments that are known have been read, events wait in state and no event time goes downstream.
 */
final class CustomerStory extends KeyedCoProcessFunction<String, Arrival, SegmentAssignment, Told>
        implements CheckpointedFunction, KeepsState {
    /** Rings when the segments that are known have been read; events wait for it. */
    static final long FIRST_WATERMARK = Long.MIN_VALUE + 1;

    static final OutputTag<StandingChange> STANDINGS = new OutputTag<>("standings") {};
    static final OutputTag<CustomerException> EXCEPTIONS = new OutputTag<>("exceptions") {};
    static final OutputTag<Erasure> ERASURES = new OutputTag<>("erasures") {};
    static final OutputTag<CustomerStanding> CUSTOMERS = new OutputTag<>("customers") {};

    private static final ListStateDescriptor<WaitingArrival> WAITING =
            new ListStateDescriptor<>("waiting", WaitingArrival.class);

    /** Nothing is due with the next event. */
    static final long NOTHING = Long.MIN_VALUE;

    private static final long LAST_TIMER = Long.MAX_VALUE - 1;

    private final Story story;
    private final boolean tellsCustomers;
    private transient Memories memories;
    private transient HeldCount customers;
    private transient ListState<WaitingArrival> waiting;
    private transient StoryTime time;
    private transient long dueMillis;
    private transient FlowCount accepted;
    private transient FlowCount duplicates;
    private transient FlowCount erased;
    private transient FlowCount erasedEvents;
    private transient RejectionCounts rejected;

    CustomerStory(SignalSettings settings) {
        story = new Story(
                settings.ladder(), settings.allowedLatenessMillis(), settings.customerMemoryMillis(), settings.rules());
        tellsCustomers = settings.tellsCustomers();
    }

    @Override
    public List<StateDescriptor<?, ?>> keyedState() {
        return List.of(Memories.STATE, WAITING, CalendarState.STATE);
    }

    @Override
    public List<StateDescriptor<?, ?>> operatorState() {
        return List.of(StoryTime.STATE, HeldCount.STATE);
    }

    @Override
    public void open(OpenContext context) {
        memories = new Memories(getRuntimeContext(), customers);
        waiting = getRuntimeContext().getListState(WAITING);
        accepted = new FlowCount(getRuntimeContext(), FlowMetric.ACCEPTED);
        duplicates = new FlowCount(getRuntimeContext(), FlowMetric.DUPLICATES);
        erased = new FlowCount(getRuntimeContext(), FlowMetric.ERASED);
        erasedEvents = new FlowCount(getRuntimeContext(), FlowMetric.ERASED_EVENTS);
        rejected = new RejectionCounts(getRuntimeContext(), FlowCount.REJECTED, Set.of(RejectReason.TOO_LATE));
    }

    @Override
    public void processElement1(Arrival arrival, Context context, Collector<Told> out) throws Exception {
        if (time.knowsSegments()) {
            see(arrival, time.reachedMillis(), context, out);
        } else {
            waiting.add(new WaitingArrival(arrival, time.reachedMillis()));
            context.timerService().registerEventTimeTimer(FIRST_WATERMARK);
        }
    }

    @Override
    public void processElement2(SegmentAssignment assignment, Context context, Collector<Told> out) throws Exception {
        if (assignment.isErasure()) {
            erase(assignment, context, out);
            return;
        }
        CustomerMemory memory = memories.readOrBegin();
        story.learn(memory, assignment, time.reachedMillis());
        keep(memory, context);
    }

    /** Forgets the customer of now: memory, what waits, timers; a receipt says so. */
    private void erase(SegmentAssignment erasure, Context context, Collector<Told> out) throws Exception {
        TimerService timers = context.timerService();
        CustomerMemory memory = memories.read();
        if (memory != null) {
            story.erase(memory, time.openMillis(), new FlowAudience(context, out));
            forget(memory, context);
        }
        long forgotten = forgetWaiting(erasure.validFromMillis(), timers);
        if (tellsCustomers) {
            timers.deleteEventTimeTimer(LAST_TIMER);
        }
        erased.add(1);
        context.output(
                ERASURES,
                new Erasure(context.getCurrentKey(), timers.currentProcessingTime(), memory != null || forgotten > 0));
    }

    /** Events that came in after the erasure are of a customer who came back. */
    private long forgetWaiting(long receivedAtMillis, TimerService timers) throws Exception {
        List<WaitingArrival> kept = new ArrayList<>();
        long forgotten = 0;
        for (WaitingArrival one : waiting.get()) {
            if (one.arrival().receivedAtMillis() > receivedAtMillis) {
                kept.add(one);
            } else {
                forgotten++;
            }
        }
        waiting.update(kept);
        if (kept.isEmpty()) {
            timers.deleteEventTimeTimer(FIRST_WATERMARK);
        }
        erasedEvents.add(forgotten);
        return forgotten;
    }

    @Override
    public void onTimer(long ringMillis, OnTimerContext context, Collector<Told> out) throws Exception {
        if (ringMillis == FIRST_WATERMARK) {
            for (WaitingArrival one : waiting.get()) {
                see(one.arrival(), one.watermarkMillis(), context, out);
            }
            waiting.clear();
        }
        CustomerMemory memory = memories.read();
        if (memory == null) {
            return;
        }
        if (ringMillis > time.endMillis() && ringMillis != FIRST_WATERMARK) {
            end(memory, ringMillis, context, out);
            return;
        }
        CustomerTimers.rang(ringMillis, memory);
        long next = story.nextMillis(memory);
        // the first release planned nothing, so what has no time has to be looked at
        if (next > ringMillis && next != CustomerMemory.NEVER) {
            keep(memory, context);
        } else {
            // what was asked for too late for its time happens now: that time has been told already
            long now = Math.max(ringMillis, time.openMillis());
            if (story.wake(
                    memory, context.getCurrentKey(), now, time.reachedMillis(), new FlowAudience(context, out))) {
                keep(memory, context);
            } else {
                forget(memory, context);
            }
        }
    }

    /** No time comes after the last event: what waits is counted as of then, and nothing that would be due later. */
    private void end(CustomerMemory memory, long ringMillis, OnTimerContext context, Collector<Told> out)
            throws Exception {
        String customer = context.getCurrentKey();
        long end = Math.max(time.endMillis(), memory.lastSeenMillis);
        boolean isOpen = memory.wakeMillis != CustomerMemory.NEVER && story.nextMillis(memory) != CustomerMemory.NEVER;
        if (isOpen || ringMillis == LAST_TIMER) {
            story.end(memory, customer, end, new FlowAudience(context, out));
            CustomerTimers.stop(memory, context.timerService());
            memories.keep(memory, customer);
        }
        CustomerStanding standing = ringMillis == LAST_TIMER ? story.standing(memory, customer, fullSecond(end)) : null;
        if (standing != null) {
            context.output(CUSTOMERS, standing);
        }
    }

    /** The input ends a millisecond before the time that was asked for, or with the last event. */
    private static long fullSecond(long timeMillis) {
        return -Math.floorDiv(-timeMillis, 1000L) * 1000;
    }

    private void see(Arrival arrival, long reached, Context context, Collector<Told> out) throws Exception {
        CustomerMemory memory = memories.readOrBegin();
        switch (story.see(memory, arrival.event(), reached)) {
            case COUNTS -> {
                accepted.add(1);
                Told told = story.tell(memory, arrival.event());
                out.collect(told);
                story.follow(memory, told, reached, new FlowAudience(context, out));
                if (dueMillis == NOTHING || catchUp(memory, context, out)) {
                    keep(memory, context);
                } else {
                    forget(memory, context);
                }
                if (tellsCustomers && arrival.event().customer() != null) {
                    context.timerService().registerEventTimeTimer(LAST_TIMER);
                }
            }
            case DUPLICATE -> duplicates.add(1);
            case TOO_LATE -> {
                rejected.add(RejectReason.TOO_LATE);
                context.output(ArrivalSplit.REJECTED, TooLate.rejection(arrival, reached));
            }
        }
    }

    /** Does at once what timers would do right after; false when nothing is left. */
    private boolean catchUp(CustomerMemory memory, Context context, Collector<Told> out) {
        boolean isLeft = true;
        for (long next = story.nextMillis(memory); next <= dueMillis && isLeft; next = story.nextMillis(memory)) {
            long now = Math.max(next, time.openMillis());
            isLeft = story.wake(
                    memory,
                    context.getCurrentKey(),
                    now,
                    Math.max(now, time.reachedMillis()),
                    new FlowAudience(context, out));
        }
        return isLeft;
    }

    private void keep(CustomerMemory memory, Context context) throws Exception {
        CustomerTimers.ringBy(story.nextMillis(memory), memory, context.timerService());
        memories.keep(memory, context.getCurrentKey());
    }

    private void forget(CustomerMemory memory, Context context) throws Exception {
        CustomerTimers.stop(memory, context.timerService());
        memories.forget(context.getCurrentKey());
    }

    /** What is due until a time is to be done with the next event. */
    void catchUpUntil(long untilMillis) {
        dueMillis = untilMillis;
    }

    /** How far event time has come. */
    StoryTime time() {
        return time;
    }

    /** Customers who are remembered. */
    HeldCount customers() {
        return customers;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        time = new StoryTime(context.getOperatorStateStore());
        dueMillis = NOTHING;
        customers = new HeldCount(getRuntimeContext(), FlowMetric.CUSTOMERS, context);
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        time.snapshot();
        customers.snapshot();
    }
}
