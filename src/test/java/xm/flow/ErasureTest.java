package xm.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static xm.event.Touchpoints.event;
import static xm.event.Touchpoints.minute;
import static xm.event.Touchpoints.second;

import java.util.List;
import java.util.Locale;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import xm.customer.Erasure;
import xm.customer.Told;
import xm.event.Arrival;
import xm.event.Contact;
import xm.event.SegmentAssignment;
import xm.signal.StandingChange;
import xm.signal.WindowLadder;

/** A customer who wants to be forgotten, straight and with snapshot and restore between all elements. */
class ErasureTest {
    private static final SignalSettings SETTINGS =
            new SignalSettings(WindowLadder.of(List.of("PT10S", "PT1M")), 60_000, 86_400_000, 100);

    @Test
    void nothingIsLeftOfWhoIsErasedAndTheStockIsAsIfTheyWereGone() throws Exception {
        var script = known().then(harness -> erase(harness, "c-1"));

        for (var played : List.of(script.straight(), script.restoredBetweenAllActs())) {
            assertThat(OperatorScript.side(played, CustomerStory.ERASURES))
                    .extracting(Erasure::customer, Erasure::hadState)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple("c-1", true));
            assertThat(played.last().numKeyedStateEntries()).isZero();
            assertThat(played.last().numEventTimeTimers()).isZero();

            List<StandingChange> changes = OperatorScript.side(played, CustomerStory.STANDINGS);
            assertThat(changes).hasSizeGreaterThan(1);
            assertThat(changes.stream().mapToInt(StandingChange::customers).sum())
                    .isZero();
            assertThat(changes.stream().mapToInt(StandingChange::atRisk).sum()).isZero();
            assertThat(changes.stream().mapToDouble(StandingChange::risk).sum()).isZero();
            assertThat(changes.stream().mapToDouble(StandingChange::riskSquares).sum())
                    .isZero();
            assertThat(changes.stream().mapToDouble(StandingChange::valueAtRisk).sum())
                    .isZero();
            StandingChange last = changes.get(changes.size() - 1);
            assertThat(last.customers()).isEqualTo(-1);
            assertThat(last.fromRung()).isNotNegative();
            assertThat(last.timeMillis()).as("of a time that was not told yet").isGreaterThan(minute(10) - 1);
        }
    }

    @Test
    void nobodyElseIsTouched() throws Exception {
        var straight = known().then(harness -> erase(harness, "c-2")).straight();

        assertThat(OperatorScript.side(straight, CustomerStory.ERASURES))
                .extracting(Erasure::hadState)
                .containsExactly(false);
        assertThat(straight.last().numKeyedStateEntries()).isEqualTo(1);
        assertThat(straight.last().numEventTimeTimers()).isEqualTo(2);
    }

    @Test
    void whoComesBackIsNewAndHasTheSegmentThatIsAssignedThen() throws Exception {
        var script = known().then(harness -> erase(harness, "c-1"))
                .then(harness -> harness.processElement1(
                        record(event("e-7", "c-1", minute(11)).csat(4).arrival())))
                .then(harness -> harness.processElement2(new StreamRecord<>(new SegmentAssignment("c-1", "silver", 0))))
                .then(harness -> harness.processElement1(
                        record(event("e-8", "c-1", minute(11)).csat(4).arrival())));

        List<String> straight = OperatorScript.said(script.straight(), ErasureTest::told);
        assertThat(straight).contains("e-7 unassigned", "e-8 silver");
        assertThat(OperatorScript.said(script.restoredBetweenAllActs(), ErasureTest::told))
                .isEqualTo(straight);
    }

    @Test
    void whatWaitsForTheSegmentsIsDroppedUnlessItCameAfterTheErasure() throws Exception {
        try (var harness = story()) {
            harness.open();
            harness.processElement1(
                    record(event("before", "c-1", second(1)).csat(4).arrival()));
            harness.processElement1(record(received("after", minute(2))));
            harness.processElement2(new StreamRecord<>(SegmentAssignment.erasure("c-1", minute(1))));
            harness.processWatermark2(Watermark.MAX_WATERMARK);
            harness.processWatermark1(new Watermark(second(2)));

            assertThat(harness.extractOutputValues())
                    .extracting(ErasureTest::told)
                    .containsExactly("after unassigned");
            assertThat(harness.getSideOutput(CustomerStory.ERASURES)
                            .element()
                            .getValue()
                            .hadState())
                    .isTrue();
        }
    }

    /** It came before the erasure, so it is of who is erased, and counts as it would have had it not waited. */
    @Test
    void whatWaitsForItsGrainIsSeenBeforeTheErasure() throws Exception {
        try (var harness = story()) {
            harness.open();
            harness.processWatermark2(Watermark.MAX_WATERMARK);
            harness.processWatermark1(new Watermark(second(0)));
            harness.processElement1(
                    record(event("before", "c-1", second(1)).csat(4).arrival()));
            harness.processElement1(
                    record(event("another", "c-2", second(1)).csat(4).arrival()));

            harness.processElement2(new StreamRecord<>(SegmentAssignment.erasure("c-1", second(2))));

            assertThat(harness.extractOutputValues())
                    .extracting(ErasureTest::told)
                    .containsExactly("before unassigned");
            assertThat(harness.getSideOutput(CustomerStory.ERASURES)
                            .element()
                            .getValue()
                            .hadState())
                    .isTrue();
            assertThat(harness.numKeyedStateEntries()).isZero();
            assertThat(harness.numEventTimeTimers()).isZero();
        }
    }

    @Test
    void whoWaitsAndIsErasedLeavesNeitherStateNorTimer() throws Exception {
        try (var harness = story()) {
            harness.open();
            harness.processElement2(new StreamRecord<>(new SegmentAssignment("c-1", "gold", minute(0))));
            harness.processElement1(
                    record(event("before", "c-1", second(1)).csat(4).arrival()));
            erase(harness, "c-1");

            assertThat(harness.numKeyedStateEntries()).isZero();
            assertThat(harness.numEventTimeTimers()).isZero();
        }
    }

    /** Gold, with purchases, an unresolved call and a standing that was told. */
    private static OperatorScript<KeyedTwoInputStreamOperatorTestHarness<String, Arrival, SegmentAssignment, Told>>
            known() {
        return new OperatorScript<>(ErasureTest::story)
                .then(harness -> {
                    harness.processElement2(new StreamRecord<>(new SegmentAssignment("c-1", "gold", minute(0))));
                    harness.processWatermark2(Watermark.MAX_WATERMARK);
                    harness.processWatermark1(new Watermark(second(0)));
                })
                .then(harness -> harness.processElement1(
                        record(event("e-1", "c-1", second(1)).purchase(900).arrival())))
                .then(harness -> harness.processElement1(record(event("e-2", "c-1", second(12))
                        .contact(Contact.Outcome.UNRESOLVED, "bill", 60, 0)
                        .arrival())))
                .then(harness -> harness.processWatermark1(new Watermark(minute(10))));
    }

    private static void erase(
            KeyedTwoInputStreamOperatorTestHarness<String, Arrival, SegmentAssignment, Told> harness, String customer)
            throws Exception {
        harness.processElement2(new StreamRecord<>(SegmentAssignment.erasure(customer, minute(10))));
    }

    private static KeyedTwoInputStreamOperatorTestHarness<String, Arrival, SegmentAssignment, Told> story()
            throws Exception {
        return new KeyedTwoInputStreamOperatorTestHarness<>(
                new StoryOperator(new CustomerStory(SETTINGS)),
                new CustomerKey(),
                SegmentAssignment::customer,
                Types.STRING);
    }

    private static Arrival received(String id, long receivedAtMillis) {
        Arrival arrival = event(id, "c-1", second(1)).csat(4).arrival();
        return new Arrival(arrival.event(), null, arrival.topic(), 0, 0, receivedAtMillis);
    }

    private static StreamRecord<Arrival> record(Arrival arrival) {
        return new StreamRecord<>(arrival, arrival.event().timeMillis());
    }

    private static String told(Object value) {
        Told told = (Told) value;
        return told.event() == null
                ? "fact"
                : String.format(Locale.ROOT, "%s %s", told.event().id(), told.segment());
    }
}
