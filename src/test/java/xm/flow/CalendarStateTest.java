package xm.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static xm.event.Touchpoints.event;
import static xm.event.Touchpoints.second;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.AbstractKeyedStateBackend;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OperatorSnapshotUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import xm.event.Touchpoints;

/** What waits for the end of its grain when a job is stopped, lost, or rescaled. */
class CalendarStateTest {
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
        try (var whole = job(0, 1).begun()) {
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
                part.reach(second(2));
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
        try (var job = job(0, 1).begun()) {
            arrive(job);
            job.snapshot(1, 1);
            assertThat(lists(job)).isPositive();
            job.reach(second(2));
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
        try (var job = job(0, 1).begun()) {
            arrive(job);
            job.snapshot(1, 1);
            job.see(answer("late-comer", "c-1"));
            kept = job.snapshot(2, 2);
        }
        try (var job = restored(kept, 1, 0, 1)) {
            job.reach(second(2));
            assertThat(told(job)).hasSize(CUSTOMERS + 1).contains("late-comer");
        }
    }

    /** Written with {@code -Dsnapshots.write=0.2}, as those of {@link ReleasedStateTest} are. */
    @Test
    void whatWaitedAtAReleaseIsToldByThisOne() throws Exception {
        Path file = Path.of("src/test/resources/snapshots/0.2/customer-story-waiting");
        if (System.getProperty("snapshots.write", "").equals("0.2")) {
            try (var job = job(0, 1).begun()) {
                arrive(job);
                OperatorSnapshotUtil.writeStateHandle(job.snapshot(1, 1), file.toString());
            }
        }
        try (var job = restored(OperatorSnapshotUtil.readStateHandle(file.toString()), 1, 0, 1)) {
            job.reach(second(2));
            assertThat(told(job)).containsExactlyInAnyOrderElementsOf(ids());
        }
    }

    private static long lists(StoryHarness job) {
        var backend = (AbstractKeyedStateBackend<?>) job.getOperator().getKeyedStateBackend();
        try (var keys = backend.getKeys("calendar", VoidNamespace.INSTANCE)) {
            return keys.count();
        }
    }

    private static void arrive(StoryHarness job) throws Exception {
        for (int i = 0; i < CUSTOMERS; i++) {
            job.see(answer("e-" + i, i % 10 == 0 ? null : "c-" + i));
        }
    }

    private static Touchpoints answer(String id, String customer) {
        return event(id, customer, second(1)).csat(4);
    }

    private static List<String> ids() {
        return IntStream.range(0, CUSTOMERS).mapToObj(i -> "e-" + i).toList();
    }

    private static List<String> told(StoryHarness job) {
        return job.extractOutputValues().stream().map(told -> told.event().id()).toList();
    }

    private StoryHarness restored(OperatorSubtaskState kept, int before, int subtask, int parallelism)
            throws Exception {
        StoryHarness job = job(subtask, parallelism).goneOnFrom(kept, before);
        job.segmentsAreRead();
        return job;
    }

    private StoryHarness job(int subtask, int parallelism) throws Exception {
        StoryHarness job = new StoryHarness(new CustomerStory(StoryHarness.SETTINGS), parallelism, subtask);
        job.setStateBackend(backend);
        return job;
    }
}
