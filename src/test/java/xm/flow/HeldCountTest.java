package xm.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static xm.event.Touchpoints.event;
import static xm.event.Touchpoints.minute;
import static xm.event.Touchpoints.second;
import static xm.flow.Reports.book;
import static xm.flow.Reports.otherBook;
import static xm.flow.Reports.pane;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.AbstractKeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OperatorSnapshotUtil;
import org.junit.jupiter.api.Test;
import xm.alert.DeskSettings;
import xm.event.Touchpoints;
import xm.promise.CellReport;
import xm.promise.Verdict;
import xm.promise.watch.WatchSettings;
import xm.signal.CellWindow;
import xm.signal.Pane;
import xm.signal.WindowLadder;

/** What the operators say that they hold is what is found when all of their state is looked through. */
class HeldCountTest {
    private static final SignalSettings SETTINGS =
            new SignalSettings(WindowLadder.of(List.of("PT10S", "PT1M")), 60_000, 3_600_000, 100);
    private static final PromiseSettings WATCHING = new PromiseSettings(
            WatchSettings.live(Reports.WINDOWS), DeskSettings.DEFAULT, PromiseSettings.USUAL_WAIT_MILLIS);

    @Test
    void customersAreCountedAsTheyComeAreErasedAndAreForgotten() throws Exception {
        for (int seed = 0; seed < 20; seed++) {
            SplittableRandom dice = new SplittableRandom(seed);
            CustomerStory story = new CustomerStory(SETTINGS);
            try (var harness = new StoryHarness(story, 1, 0)) {
                harness.open();
                harness.segmentsAreRead();
                for (int step = 0; step < 300; step++) {
                    live(harness, dice, step);
                    assertThat(story.customers().value())
                            .as("seed %s, step %s", seed, step)
                            .isEqualTo(customersIn(harness.getOperator()));
                }
                assertThat(story.customers().value()).isPositive();
                harness.reach(minute(100_000));
                assertThat(story.customers().value()).isZero();
            }
        }
    }

    @Test
    void nobodyIsLostOrCountedTwiceByRestoresWithAnotherParallelism() throws Exception {
        OperatorSubtaskState saved;
        double before;
        CustomerStory story = new CustomerStory(SETTINGS);
        try (var harness = new StoryHarness(story, 1, 0)) {
            harness.open();
            harness.segmentsAreRead();
            for (int step = 0; step < 100; step++) {
                live(harness, new SplittableRandom(step), step);
            }
            before = story.customers().value();
            saved = harness.snapshot(1, 1);
        }

        List<OperatorSubtaskState> three = new ArrayList<>();
        double among = 0;
        for (int subtask = 0; subtask < 3; subtask++) {
            CustomerStory part = new CustomerStory(SETTINGS);
            try (var harness = new StoryHarness(part, 3, subtask).goneOnFrom(saved, 1)) {
                among += part.customers().value();
                assertThat(part.customers().value()).as("a share").isBetween(before / 3 - 1, before / 3 + 1);
                three.add(harness.snapshot(2, 2));
            }
        }
        CustomerStory again = new CustomerStory(SETTINGS);
        OperatorSubtaskState all =
                AbstractStreamOperatorTestHarness.repackageState(three.toArray(OperatorSubtaskState[]::new));
        try (var harness = new StoryHarness(again, 1, 0).goneOnFrom(all, 3)) {
            assertThat(among).isEqualTo(before);
            assertThat(again.customers().value()).isEqualTo(before).isEqualTo(customersIn(harness.getOperator()));
        }
    }

    @Test
    void windowsAreCountedFromTheirFirstEventUntilTheyAreDropped() throws Exception {
        SplittableRandom dice = new SplittableRandom(7);
        CellWindows windows = new CellWindows(SETTINGS, true);
        try (var harness = new KeyedOneInputStreamOperatorTestHarness<String, Pane, CellWindow>(
                new KeyedProcessOperator<>(windows), pane -> pane.cell, Types.STRING)) {
            harness.open();
            for (int step = 0; step < 500; step++) {
                long time = second(step) - dice.nextInt(50_000);
                Pane part = new Pane(
                        "gold/checkout/" + dice.nextInt(4), SETTINGS.ladder().start(0, time));
                part.tally.add(
                        Touchpoints.event("e-" + step, "c-1", time).csat(4).build());
                harness.processElement(new StreamRecord<>(part));
                harness.processWatermark(new Watermark(second(step) - 5_000));
                assertThat(windows.held().value())
                        .as("step %s", step)
                        .isPositive()
                        .isEqualTo(windowsIn(harness.getOperator()));
            }
            harness.processWatermark(new Watermark(minute(60)));
            assertThat(windows.held().value()).isZero();
        }
    }

    @Test
    void watchesAreCountedUntilNothingIsPromisedAnyMore() throws Exception {
        PromiseWatch watch = new PromiseWatch(WATCHING);
        try (var harness = new KeyedBroadcastOperatorTestHarness<String, CellReport, Bulletin, Verdict>(
                new CoBroadcastWithKeyedOperator<>(watch, List.of(PromiseWatch.BOOKS)),
                CellReport::cell,
                Types.STRING,
                1,
                1,
                0)) {
            harness.open();
            harness.processBroadcastElement(new StreamRecord<>(Bulletin.of(book(1))));
            for (int tick = 0; tick < 3; tick++) {
                harness.processBroadcastElement(new StreamRecord<>(Bulletin.of((Long) minute(0))));
            }
            for (String cell : List.of("gold/checkout/*", "basic/checkout/*", "gold/checkout/*")) {
                harness.processElement(new StreamRecord<>(pane(cell, 0, 10, 9)));
            }
            assertThat(watch.held().value()).isEqualTo(2);

            harness.processBroadcastElement(
                    new StreamRecord<>(Bulletin.of(otherBook(2, "effectiveFrom: 2026-11-21T10:00:00Z"))));
            harness.processElement(new StreamRecord<>(pane("gold/checkout/*", 1, 10, 9)));
            assertThat(watch.held().value()).isLessThan(2);
        }
    }

    /** A wrong number would be taken for a right one. */
    @Test
    void nobodyKnowsHowManyLieInStateOfTheFirstRelease() throws Exception {
        CustomerStory story = new CustomerStory(SETTINGS);
        try (var harness = new StoryHarness(story, 1, 0)) {
            harness.goneOnFrom(OperatorSnapshotUtil.readStateHandle(
                    Path.of("src/test/resources/snapshots/0.1", Uids.CUSTOMER_STORY)
                            .toString()));
            assertThat(story.customers().value()).isNaN();

            OperatorSubtaskState saved = harness.snapshot(1, 1);
            CustomerStory next = new CustomerStory(SETTINGS);
            try (var unused = new StoryHarness(next, 1, 0).goneOnFrom(saved, 1)) {
                assertThat(next.customers().value()).as("nor later").isNaN();
            }
        }
    }

    private static void live(StoryHarness harness, SplittableRandom dice, int step) throws Exception {
        String customer = "c-" + dice.nextInt(40);
        long now = second(30 * step);
        switch (dice.nextInt(10)) {
            case 0 -> harness.assign(customer, "gold", now);
            case 1 -> harness.erase(customer, now);
            case 2 -> harness.see(event("e-" + step, null, now).csat(4));
            case 3 -> harness.see(event("e-" + step, customer, now - 3_600_000).csat(4));
            default -> harness.see(event("e-" + step, customer, now).csat(4));
        }
        harness.reach(now);
    }

    private static double customersIn(AbstractStreamOperator<?> operator) {
        try (var keys = backend(operator).getKeys("memory", VoidNamespace.INSTANCE)) {
            return keys.filter(CustomerKey::isCustomer).count();
        }
    }

    private static double windowsIn(AbstractStreamOperator<?> operator) throws Exception {
        List<String> cells;
        try (var keys = backend(operator).getKeys("windows", VoidNamespace.INSTANCE)) {
            cells = keys.toList();
        }
        double windows = 0;
        for (String cell : cells) {
            backend(operator).setCurrentKey(cell);
            for (var unused : backend(operator)
                    .getPartitionedState(VoidNamespace.INSTANCE, VoidNamespaceSerializer.INSTANCE, CellWindows.WINDOWS)
                    .keys()) {
                windows++;
            }
        }
        return windows;
    }

    @SuppressWarnings("unchecked")
    private static AbstractKeyedStateBackend<String> backend(AbstractStreamOperator<?> operator) {
        return (AbstractKeyedStateBackend<String>) operator.<String>getKeyedStateBackend();
    }
}
