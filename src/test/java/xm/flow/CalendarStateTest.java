package xm.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static xm.event.Touchpoints.event;
import static xm.event.Touchpoints.second;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.AbstractKeyedStateBackend;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OperatorSnapshotUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import xm.customer.Told;
import xm.event.Arrival;
import xm.event.SegmentAssignment;
import xm.signal.WindowLadder;

/** What waits for the end of its grain when a job is stopped, lost, or rescaled. */
class CalendarStateTest {
    private static final SignalSettings SETTINGS =
            new SignalSettings(WindowLadder.of(List.of("PT10S", "PT1M")), 60_000, 86_400_000, 100);
    private static final int KEY_GROUPS = 12;
    private static final int CUSTOMERS = 200;

    private StateBackend backend = new HashMapStateBackend();

    static List<StateBackend> backends() {
        return List.of(new HashMapStateBackend(), new EmbeddedRocksDBStateBackend());
    }

    @ParameterizedTest
    @MethodSource("backends")
    void whatWaitsGoesWithItsCustomersWhereAJobIsRescaled(StateBackend shipped) throws Exception {
        backend = shipped;
        OperatorSubtaskState one;
        try (var whole = begun()) {
            arrive(whole);
            one = whole.snapshot(1, 1);
            assertThat(whole.extractOutputValues()).as("it waits").isEmpty();
        }
        List<OperatorSubtaskState> three = new ArrayList<>();
        for (int subtask = 0; subtask < 3; subtask++) {
            try (var part = restored(one, 1, subtask, 3)) {
                assertThat(part.extractOutputValues()).as("it waits").isEmpty();
                three.add(part.snapshot(2, 2));
            }
        }
        OperatorSubtaskState all =
                AbstractStreamOperatorTestHarness.repackageState(three.toArray(OperatorSubtaskState[]::new));
        List<String> told = new ArrayList<>();
        for (int subtask = 0; subtask < 2; subtask++) {
            try (var part = restored(all, 3, subtask, 2)) {
                part.processWatermark1(new Watermark(second(2)));
                List<String> here = told(part);
                assertThat(here).hasSizeBetween(CUSTOMERS / 4, CUSTOMERS);
                told.addAll(here);
            }
        }

        assertThat(told).containsExactlyInAnyOrderElementsOf(ids());
    }

    /** A list that stayed would keep customers who are erased meanwhile. */
    @Test
    void whatHasBeenSeenIsInNoLaterCheckpoint() throws Exception {
        OperatorSubtaskState kept;
        try (var job = begun()) {
            arrive(job);
            job.snapshot(1, 1);
            assertThat(lists(job)).isPositive();
            job.processWatermark1(new Watermark(second(2)));
            assertThat(lists(job)).isZero();
            assertThat(told(job)).hasSize(CUSTOMERS);
            kept = job.snapshot(2, 2);
        }
        try (var job = job(0, 1)) {
            job.setup();
            job.initializeState(kept);
            assertThat(lists(job)).isZero();
        }
    }

    /** A savepoint without a watermark after it, and another one. */
    @Test
    void whatWaitsThroughSeveralCheckpointsIsInEach() throws Exception {
        OperatorSubtaskState kept;
        try (var job = begun()) {
            arrive(job);
            job.snapshot(1, 1);
            job.processElement1(record("late-comer", "c-1"));
            kept = job.snapshot(2, 2);
        }
        try (var job = restored(kept, 1, 0, 1)) {
            job.processWatermark1(new Watermark(second(2)));
            assertThat(told(job)).hasSize(CUSTOMERS + 1).contains("late-comer");
        }
    }

    /** Written with {@code -Dsnapshots.write=0.2}, as those of {@link ReleasedStateTest} are. */
    @Test
    void whatWaitedAtAReleaseIsToldByThisOne() throws Exception {
        Path file = Path.of("src/test/resources/snapshots/0.2/customer-story-waiting");
        if (System.getProperty("snapshots.write", "").equals("0.2")) {
            try (var job = begun()) {
                arrive(job);
                OperatorSnapshotUtil.writeStateHandle(job.snapshot(1, 1), file.toString());
            }
        }
        try (var job = restored(OperatorSnapshotUtil.readStateHandle(file.toString()), 1, 0, 1)) {
            job.processWatermark1(new Watermark(second(2)));
            assertThat(told(job)).containsExactlyInAnyOrderElementsOf(ids());
        }
    }

    private static long lists(KeyedTwoInputStreamOperatorTestHarness<String, Arrival, SegmentAssignment, Told> job) {
        var backend = (AbstractKeyedStateBackend<?>) job.getOperator().getKeyedStateBackend();
        try (var keys = backend.getKeys("calendar", VoidNamespace.INSTANCE)) {
            return keys.count();
        }
    }

    private static void arrive(KeyedTwoInputStreamOperatorTestHarness<String, Arrival, SegmentAssignment, Told> job)
            throws Exception {
        for (int i = 0; i < CUSTOMERS; i++) {
            job.processElement1(record("e-" + i, i % 10 == 0 ? null : "c-" + i));
        }
    }

    private static StreamRecord<Arrival> record(String id, String customer) {
        Arrival arrival = event(id, customer, second(1)).csat(4).arrival();
        return new StreamRecord<>(arrival, arrival.event().timeMillis());
    }

    private static List<String> ids() {
        return IntStream.range(0, CUSTOMERS).mapToObj(i -> "e-" + i).toList();
    }

    private static List<String> told(
            KeyedTwoInputStreamOperatorTestHarness<String, Arrival, SegmentAssignment, Told> job) {
        return job.extractOutputValues().stream().map(told -> told.event().id()).toList();
    }

    private KeyedTwoInputStreamOperatorTestHarness<String, Arrival, SegmentAssignment, Told> begun() throws Exception {
        var job = job(0, 1);
        job.open();
        job.processWatermark2(Watermark.MAX_WATERMARK);
        job.processWatermark1(new Watermark(second(0)));
        return job;
    }

    private KeyedTwoInputStreamOperatorTestHarness<String, Arrival, SegmentAssignment, Told> restored(
            OperatorSubtaskState kept, int before, int subtask, int parallelism) throws Exception {
        var job = job(subtask, parallelism);
        job.setup();
        job.initializeState(AbstractStreamOperatorTestHarness.repartitionOperatorState(
                kept, KEY_GROUPS, before, parallelism, subtask));
        job.open();
        job.processWatermark2(Watermark.MAX_WATERMARK);
        return job;
    }

    private KeyedTwoInputStreamOperatorTestHarness<String, Arrival, SegmentAssignment, Told> job(
            int subtask, int parallelism) throws Exception {
        var job = new KeyedTwoInputStreamOperatorTestHarness<>(
                new StoryOperator(new CustomerStory(SETTINGS)),
                new CustomerKey(),
                SegmentAssignment::customer,
                Types.STRING,
                KEY_GROUPS,
                parallelism,
                subtask);
        job.setStateBackend(backend);
        return job;
    }
}
