package xm.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static xm.event.Touchpoints.event;
import static xm.event.Touchpoints.minute;
import static xm.event.Touchpoints.second;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import xm.customer.Told;
import xm.event.Arrival;
import xm.event.CaseUpdate;
import xm.event.Contact;
import xm.event.Delivery;
import xm.event.Rejection;
import xm.event.SegmentAssignment;
import xm.signal.Fact;
import xm.signal.WindowLadder;

/** The operator of stories alone, straight and with snapshot and restore between all elements. */
class StoryOperatorTest {
    private static final SignalSettings SETTINGS =
            new SignalSettings(WindowLadder.of(List.of("PT10S", "PT1M")), 60_000, 86_400_000, 100);

    private static final long DAY = 86_400_000;

    @Test
    void aStoryKeepsSegmentsDuplicatesAndItsTimeOverRestores() throws Exception {
        var script = new OperatorScript<>(StoryOperatorTest::story)
                .then(harness -> harness.processElement1(record(arrival("e-1", second(1)))))
                .then(harness ->
                        harness.processElement2(new StreamRecord<>(new SegmentAssignment("c-1", "gold", minute(0)))))
                .then(harness -> harness.processWatermark2(Watermark.MAX_WATERMARK))
                .then(harness -> harness.processWatermark1(new Watermark(second(2))))
                .then(harness -> harness.processElement1(record(arrival("e-1", second(1)))))
                .then(harness -> harness.processElement1(record(arrival("e-2", second(3)))))
                .then(harness -> harness.processWatermark1(new Watermark(minute(10))))
                .then(harness -> harness.processElement1(record(arrival("e-3", second(5)))))
                .then(harness -> harness.processElement1(record(arrival("e-4", minute(10)))))
                .then(harness -> harness.processWatermark1(new Watermark(minute(11))));

        var straight = script.straight();

        assertThat(OperatorScript.said(straight, StoryOperatorTest::told))
                .containsExactly("e-1 gold", "e-2 gold", "e-4 gold")
                .isEqualTo(OperatorScript.said(script.straight(), StoryOperatorTest::told));
        assertThat(tooLate(straight)).containsExactly("e-3");
    }

    /** A silence at the end of a recording was told of or not, as the machine was slow or fast. */
    @Test
    void timeGoesAsFarAsEventsCameAlsoWhereTheyAreOverBeforeTheSegmentsAreRead() throws Exception {
        try (var harness = story()) {
            harness.open();
            harness.processElement1(record(arrival("e-1", second(1))));
            harness.processWatermark1(new Watermark(second(2)));
            harness.processWatermark1(new Watermark(minute(90)));
            harness.processWatermark1(Watermark.MAX_WATERMARK);
            harness.processElement2(new StreamRecord<>(new SegmentAssignment("c-1", "gold", minute(0))));
            assertThat(harness.getOutput()).isEmpty();

            harness.processWatermark2(Watermark.MAX_WATERMARK);

            assertThat(harness.getOutput().stream().filter(Watermark.class::isInstance))
                    .containsExactly(new Watermark(minute(90) - 1), new Watermark(minute(90)), Watermark.MAX_WATERMARK);
            assertThat(harness.extractOutputValues().stream().map(StoryOperatorTest::told))
                    .containsExactly("e-1 gold");
        }
    }

    @Test
    void aStoryThatIsRestoredBetweenAllElementsSaysTheSame() throws Exception {
        var script = new OperatorScript<>(StoryOperatorTest::story)
                .then(harness -> {
                    harness.processWatermark2(Watermark.MAX_WATERMARK);
                    harness.processWatermark1(new Watermark(second(2)));
                    harness.processElement2(new StreamRecord<>(new SegmentAssignment("c-1", "gold", minute(0))));
                })
                .then(harness -> harness.processElement1(record(arrival("e-1", second(1)))))
                .then(harness -> harness.processElement1(record(arrival("e-1", second(1)))))
                .then(harness -> harness.processElement1(record(arrival("e-2", second(3)))))
                .then(harness -> harness.processWatermark1(new Watermark(minute(10))))
                .then(harness -> harness.processElement1(record(arrival("e-3", second(5)))))
                .then(harness -> harness.processElement1(record(arrival("e-4", minute(10)))))
                .then(harness -> harness.processWatermark1(new Watermark(minute(11))));

        var straight = script.straight();
        var restored = script.restoredBetweenAllActs();

        assertThat(OperatorScript.said(straight, StoryOperatorTest::told))
                .containsExactly("e-1 gold", "e-2 gold", "e-4 gold");
        assertThat(OperatorScript.said(restored, StoryOperatorTest::told))
                .isEqualTo(OperatorScript.said(straight, StoryOperatorTest::told));
        assertThat(tooLate(restored))
                .as("its time is kept, so what was too late stays too late")
                .isEqualTo(tooLate(straight))
                .containsExactly("e-3");
    }

    @Test
    void eventsWaitForTheSegmentsAndAreJudgedByTheTimeAtWhichTheyCame() throws Exception {
        var script = new OperatorScript<>(StoryOperatorTest::story)
                .then(harness -> harness.processElement1(record(arrival("e-1", second(1)))))
                .then(harness -> harness.processWatermark1(new Watermark(minute(60))))
                .then(harness -> harness.processElement1(record(arrival("e-2", second(2)))))
                .then(harness ->
                        harness.processElement2(new StreamRecord<>(new SegmentAssignment("c-1", "gold", minute(0)))));

        var waiting = script.straight();
        assertThat(OperatorScript.said(waiting, StoryOperatorTest::told)).isEmpty();
        waiting.last().processWatermark2(Watermark.MAX_WATERMARK);

        assertThat(OperatorScript.said(waiting, StoryOperatorTest::told)).containsExactly("e-1 gold");
        assertThat(tooLate(waiting)).containsExactly("e-2");
    }

    @Test
    void nothingIsLeftOfAStoryAtTheEndOfItsLife() throws Exception {
        var played = new OperatorScript<>(StoryOperatorTest::story)
                .then(harness ->
                        harness.processElement2(new StreamRecord<>(new SegmentAssignment("c-1", "gold", minute(0)))))
                .then(harness -> harness.processWatermark2(Watermark.MAX_WATERMARK))
                .then(harness -> harness.processWatermark1(new Watermark(second(0))))
                .then(harness -> harness.processElement1(record(arrival("e-1", second(1)))))
                .then(harness ->
                        harness.processWatermark1(new Watermark(minute(0) + 3 * SETTINGS.customerMemoryMillis())))
                .straight();

        assertThat(played.last().numKeyedStateEntries()).isZero();
        assertThat(played.last().numEventTimeTimers()).isZero();
    }

    /** A call that is not resolved, a second one about the same, a lost parcel, silence: facts, standing, exceptions. */
    static OperatorScript<KeyedTwoInputStreamOperatorTestHarness<String, Arrival, SegmentAssignment, Told>> script() {
        return new OperatorScript<>(StoryOperatorTest::story)
                .then(harness -> {
                    harness.processWatermark2(Watermark.MAX_WATERMARK);
                    harness.processWatermark1(new Watermark(second(0)));
                })
                .then(harness -> harness.processElement1(
                        record(event("e-1", "c-1", second(1)).purchase(900).arrival())))
                .then(harness -> harness.processElement1(record(event("e-2", "c-1", second(12))
                        .contact(Contact.Outcome.UNRESOLVED, "bill", 60, 0)
                        .arrival())))
                .then(harness -> harness.processWatermark1(new Watermark(second(20))))
                .then(harness -> harness.processElement1(record(event("e-3", "c-1", second(25))
                        .contact(Contact.Outcome.RESOLVED, "bill", 60, 2)
                        .arrival())))
                .then(harness -> harness.processElement1(record(event("e-4", "c-1", second(26))
                        .delivery(Delivery.Status.FAILED)
                        .arrival())))
                .then(harness -> harness.processWatermark1(new Watermark(minute(10))))
                .then(harness -> harness.processWatermark1(new Watermark(minute(0) + 30 * DAY)));
    }

    @Test
    void whatAStoryFindsOutIsToldTheSameOverRestores() throws Exception {
        var script = script();

        var straight = script.straight();
        var restored = script.restoredBetweenAllActs();

        assertThat(OperatorScript.said(straight, StoryOperatorTest::told))
                .containsSubsequence(
                        "e-2 unassigned",
                        "effort 0.00 open",
                        "fcr false open",
                        "e-3 unassigned",
                        "effort 0.00 open taken back",
                        "effort 0.70 open",
                        "fcr false final",
                        "effort 0.70 final");
        assertThat(OperatorScript.side(straight, CustomerStory.EXCEPTIONS))
                .extracting(exception -> exception.kind().wireName())
                .contains("one-strike");
        assertThat(OperatorScript.side(straight, CustomerStory.STANDINGS)).isNotEmpty();
        assertThat(OperatorScript.said(restored, StoryOperatorTest::told))
                .isEqualTo(OperatorScript.said(straight, StoryOperatorTest::told));
        assertThat(OperatorScript.side(restored, CustomerStory.EXCEPTIONS))
                .isEqualTo(OperatorScript.side(straight, CustomerStory.EXCEPTIONS));
        assertThat(OperatorScript.side(restored, CustomerStory.STANDINGS))
                .isEqualTo(OperatorScript.side(straight, CustomerStory.STANDINGS));
    }

    /** A look at a customer is what a job spends most on. */
    @Test
    void whatIsDueAtTheEndOfAnEventsGrainIsDoneAtTheSameLook() throws Exception {
        List<Long> rang = new ArrayList<>();
        try (var harness = story(new StoryOperator(new CustomerStory(SETTINGS)) {
            @Override
            public void onEventTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
                rang.add(timer.getTimestamp());
                super.onEventTime(timer);
            }
        })) {
            harness.open();
            harness.processWatermark2(Watermark.MAX_WATERMARK);
            harness.processWatermark1(new Watermark(second(0)));
            harness.processElement1(
                    record(event("e-1", "c-1", second(1)).purchase(900).arrival()));
            assertThat(harness.numKeyedStateEntries()).as("it waits").isZero();

            harness.processWatermark1(new Watermark(second(1) + 99));

            assertThat(harness.getSideOutput(CustomerStory.STANDINGS)).isNotEmpty();
            assertThat(rang).isEmpty();
        }
    }

    /** Watermarks of live sources lie at any millisecond. */
    @Test
    void aTimerWithinAGrainOvertakesNoArrivalThatWaits() throws Exception {
        assertThat(exceptionsOfACase(second(61) + 60))
                .as("resolved after its target")
                .containsExactly("case-1/due-soon", "case-1/overdue");
        assertThat(exceptionsOfACase(second(61) + 40))
                .as("resolved before its target")
                .containsExactly("case-1/due-soon");
    }

    /** Of a case that is to be resolved by 61.05. */
    private static List<String> exceptionsOfACase(long resolvedMillis) throws Exception {
        try (var harness = story()) {
            harness.open();
            harness.processWatermark2(Watermark.MAX_WATERMARK);
            harness.processWatermark1(new Watermark(second(0)));
            harness.processElement1(record(event("e-1", "c-1", second(1) + 50)
                    .caseUpdate("case-1", CaseUpdate.Status.OPENED, 60.0)
                    .arrival()));
            harness.processWatermark1(new Watermark(second(61) + 30));
            harness.processElement1(record(event("e-2", "c-1", resolvedMillis)
                    .caseUpdate("case-1", CaseUpdate.Status.RESOLVED, 60.0)
                    .arrival()));
            harness.processWatermark1(new Watermark(second(61) + 70));
            harness.processWatermark1(new Watermark(second(62)));
            return harness.getSideOutput(CustomerStory.EXCEPTIONS).stream()
                    .map(exception -> exception.getValue().cause())
                    .toList();
        }
    }

    /** What is no event any more has nothing due with it, but what came before it has. */
    @Test
    void aDuplicateThatComesLastInItsGrainHidesNothing() throws Exception {
        try (var harness = story()) {
            harness.open();
            harness.processWatermark2(Watermark.MAX_WATERMARK);
            harness.processWatermark1(new Watermark(second(0)));
            Arrival buys = event("e-1", "c-1", second(1)).purchase(900).arrival();
            harness.processElement1(record(buys));
            harness.processElement1(record(buys));

            harness.processWatermark1(new Watermark(second(1) + 99));

            assertThat(toldBy(harness)).containsExactly("e-1 unassigned");
            assertThat(harness.getSideOutput(CustomerStory.STANDINGS)).isNotEmpty();
        }
    }

    @Test
    void whatWaitsIsToldWithTheSegmentThatWasKnownWhenItCame() throws Exception {
        try (var harness = story()) {
            harness.open();
            harness.processWatermark2(Watermark.MAX_WATERMARK);
            harness.processWatermark1(new Watermark(second(0)));
            harness.processElement1(record(arrival("e-1", second(1))));
            harness.processElement2(new StreamRecord<>(new SegmentAssignment("c-1", "gold", minute(0))));
            harness.processElement1(record(arrival("e-2", second(1))));

            harness.processWatermark1(new Watermark(second(1) + 99));

            assertThat(toldBy(harness)).containsExactly("e-1 unassigned", "e-2 gold");
        }
    }

    @Test
    void whatWaitsWhenTheInputEndsIsTold() throws Exception {
        try (var harness = story()) {
            harness.open();
            harness.processWatermark2(Watermark.MAX_WATERMARK);
            harness.processWatermark1(new Watermark(second(0)));
            harness.processElement1(
                    record(event("e-1", "c-1", second(1)).purchase(900).arrival()));
            assertThat(harness.getOutput()).hasSize(1);

            harness.processWatermark1(Watermark.MAX_WATERMARK);

            assertThat(toldBy(harness)).containsExactly("e-1 unassigned");
            assertThat(harness.getSideOutput(CustomerStory.STANDINGS)).isNotEmpty();
        }
    }

    /** Order within a grain must not matter, whether both wait for its end or one is seen before. */
    @Test
    void eventsOfOneGrainSayTheSameInAnyOrderAndSeenApart() throws Exception {
        Arrival buys = event("e-1", "c-1", second(1)).purchase(900).arrival();
        Arrival leaves = event("e-2", "c-1", second(1) + 50)
                .contact(Contact.Outcome.UNRESOLVED, "bill", 600, 3)
                .arrival();

        List<Object> together = standings(buys, leaves, false);

        assertThat(together).isNotEmpty();
        assertThat(standings(leaves, buys, false)).isEqualTo(together);
        assertThat(standings(buys, leaves, true)).isEqualTo(together);
        assertThat(standings(leaves, buys, true)).isEqualTo(together);
    }

    private static List<Object> standings(Arrival first, Arrival second, boolean apart) throws Exception {
        try (var harness = story()) {
            harness.open();
            harness.processWatermark2(Watermark.MAX_WATERMARK);
            harness.processWatermark1(new Watermark(second(0)));
            harness.processElement1(record(first));
            if (apart) {
                // before a customer is assigned all of them is seen
                harness.processElement2(new StreamRecord<>(new SegmentAssignment("c-1", "gold", minute(60))));
            }
            harness.processElement1(record(second));
            harness.processWatermark1(new Watermark(minute(10)));
            return harness.getSideOutput(CustomerStory.STANDINGS).stream()
                    .<Object>map(StreamRecord::getValue)
                    .toList();
        }
    }

    /** Each moment moves the next look by a while; what it was before must not stay behind as a timer for a year. */
    @Test
    void aCustomerHasTwoTimersAtMostWhateverHappens() throws Exception {
        try (var harness = story()) {
            harness.open();
            harness.processWatermark2(Watermark.MAX_WATERMARK);
            for (int i = 0; i < 20; i++) {
                long time = minute(60 * i);
                harness.processWatermark1(new Watermark(time - 1000));
                harness.processElement1(
                        record(event("buys-" + i, "c-1", time).purchase(10 + i).arrival()));
                harness.processElement1(record(event("calls-" + i, "c-1", time + 1)
                        .contact(Contact.Outcome.UNRESOLVED, "bill", 60, i % 3)
                        .arrival()));
                harness.processWatermark1(new Watermark(time + 30 * 60_000));

                assertThat(harness.numEventTimeTimers()).as("hour %d", i).isBetween(1, 2);
            }
        }
    }

    /** Sources go back by their own bound when they start again, so the first watermarks lie before the kept one. */
    @Test
    void afterARestoreNothingIsToldOfATimeThatWasToldBefore() throws Exception {
        OperatorSubtaskState saved;
        try (var harness = story()) {
            harness.open();
            harness.processWatermark2(Watermark.MAX_WATERMARK);
            harness.processElement1(
                    record(event("e-1", "c-1", second(1)).purchase(900).arrival()));
            harness.processWatermark1(new Watermark(minute(10)));
            saved = harness.snapshot(1, 1);
        }
        try (var resumed = story()) {
            resumed.setup();
            resumed.initializeState(saved);
            resumed.open();
            resumed.processWatermark2(Watermark.MAX_WATERMARK);
            resumed.processWatermark1(new Watermark(minute(9) + 31_000));
            resumed.processElement1(record(event("e-2", "c-1", minute(9) + 30_000)
                    .contact(Contact.Outcome.UNRESOLVED, "bill", 60, 5)
                    .arrival()));
            resumed.processWatermark1(new Watermark(minute(9) + 36_000));
            resumed.processWatermark1(new Watermark(minute(11)));

            assertThat(resumed.getSideOutput(CustomerStory.STANDINGS))
                    .isNotEmpty()
                    .allSatisfy(
                            change -> assertThat(change.getValue().timeMillis()).isGreaterThan(minute(10)));
        }
    }

    @Test
    void aTooLateEventIsRejectedUnderTheKeyOfItsCustomer() throws Exception {
        var played = new OperatorScript<>(StoryOperatorTest::story)
                .then(harness -> harness.processWatermark2(Watermark.MAX_WATERMARK))
                .then(harness -> harness.processWatermark1(new Watermark(minute(10))))
                .then(harness -> harness.processElement1(record(arrival("e-1", second(5)))))
                .straight();

        Rejection rejection =
                played.last().getSideOutput(ArrivalSplit.REJECTED).element().getValue();
        assertThat(new String(rejection.key(), StandardCharsets.UTF_8)).isEqualTo("c-1");
        assertThat(rejection.detail()).contains("2026-11-21T10:00:05Z", "2026-11-21T10:09:59.999Z");
    }

    /** A job that was drained ends with the end of time; what comes after a restart is not too late for that. */
    @Test
    void aStoryThatWasDrainedGoesOn() throws Exception {
        OperatorSubtaskState saved;
        try (var harness = story()) {
            harness.open();
            harness.processWatermark2(Watermark.MAX_WATERMARK);
            harness.processWatermark1(Watermark.MAX_WATERMARK);
            saved = harness.snapshot(1, 1);
        }
        var resumed = story();
        resumed.setup();
        resumed.initializeState(saved);
        resumed.open();
        resumed.processWatermark2(Watermark.MAX_WATERMARK);
        resumed.processElement1(record(arrival("e-1", minute(1))));
        resumed.processWatermark1(new Watermark(minute(1)));

        assertThat(resumed.extractOutputValues()).hasSize(1);
    }

    private static KeyedTwoInputStreamOperatorTestHarness<String, Arrival, SegmentAssignment, Told> story()
            throws Exception {
        return story(new StoryOperator(new CustomerStory(SETTINGS)));
    }

    private static KeyedTwoInputStreamOperatorTestHarness<String, Arrival, SegmentAssignment, Told> story(
            StoryOperator operator) throws Exception {
        return new KeyedTwoInputStreamOperatorTestHarness<>(
                operator, new CustomerKey(), SegmentAssignment::customer, Types.STRING);
    }

    private static <H extends AbstractStreamOperatorTestHarness<?>> List<String> tooLate(
            OperatorScript.Played<H> played) {
        List<String> ids = new ArrayList<>();
        for (H harness : played.all()) {
            var rejections = harness.getSideOutput(ArrivalSplit.REJECTED);
            if (rejections != null) {
                for (StreamRecord<Rejection> rejection : rejections) {
                    ids.add(rejection.getValue().event().id());
                }
            }
        }
        return ids;
    }

    private static List<String> toldBy(
            KeyedTwoInputStreamOperatorTestHarness<String, Arrival, SegmentAssignment, Told> harness) {
        return harness.extractOutputValues().stream()
                .map(StoryOperatorTest::told)
                .toList();
    }

    static String told(Object value) {
        Told told = (Told) value;
        if (told.fact() != null) {
            return fact(told.fact());
        }
        return told.event().id() + " " + told.segment();
    }

    private static String fact(Fact fact) {
        String what = fact.effort() != null
                ? String.format(Locale.ROOT, "effort %.2f", fact.effort().effort01())
                : fact.firstContact() != null
                        ? "fcr " + fact.firstContact().isResolved()
                        : "case " + fact.resolution().isInTarget();
        return what + (fact.isOpen() ? " open" : " final") + (fact.isTakenBack() ? " taken back" : "");
    }

    private static Arrival arrival(String id, long time) {
        return event(id, "c-1", time).csat(4).arrival();
    }

    private static StreamRecord<Arrival> record(Arrival arrival) {
        return new StreamRecord<>(arrival, arrival.event().timeMillis());
    }
}
