package xm.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static xm.event.Touchpoints.event;
import static xm.event.Touchpoints.minute;
import static xm.event.Touchpoints.second;

import java.util.List;
import org.junit.jupiter.api.Test;
import xm.customer.Erasure;
import xm.event.Arrival;
import xm.event.Contact;
import xm.signal.StandingChange;

/** A customer who wants to be forgotten, straight and with snapshot and restore between all elements. */
class ErasureTest {
    @Test
    void nothingIsLeftOfWhoIsErasedAndTheStockIsAsIfTheyWereGone() throws Exception {
        var script = known().then(harness -> harness.erase("c-1", minute(10)));

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
        var straight = known().then(harness -> harness.erase("c-2", minute(10))).straight();

        assertThat(OperatorScript.side(straight, CustomerStory.ERASURES))
                .extracting(Erasure::hadState)
                .containsExactly(false);
        assertThat(straight.last().numKeyedStateEntries()).isEqualTo(1);
        assertThat(straight.last().numEventTimeTimers()).isEqualTo(2);
    }

    @Test
    void whoComesBackIsNewAndHasTheSegmentThatIsAssignedThen() throws Exception {
        var script = known().then(harness -> harness.erase("c-1", minute(10)))
                .then(harness -> harness.see(event("e-7", "c-1", minute(11)).csat(4)))
                .then(harness -> harness.assign("c-1", "silver", 0))
                .then(harness -> harness.see(event("e-8", "c-1", minute(11)).csat(4)));

        List<String> straight = OperatorScript.said(script.straight(), StoryHarness::words);
        assertThat(straight).contains("e-7 unassigned", "e-8 silver");
        assertThat(OperatorScript.said(script.restoredBetweenAllActs(), StoryHarness::words))
                .isEqualTo(straight);
    }

    @Test
    void whatWaitsForTheSegmentsIsDroppedUnlessItCameAfterTheErasure() throws Exception {
        try (var harness = new StoryHarness()) {
            harness.open();
            harness.see(event("before", "c-1", second(1)).csat(4));
            harness.see(received("after", minute(2)));
            harness.erase("c-1", minute(1));
            harness.segmentsAreRead();
            harness.reach(second(2));

            assertThat(harness.extractOutputValues())
                    .extracting(StoryHarness::words)
                    .containsExactly("after unassigned");
            assertThat(hadState(harness)).isTrue();
        }
    }

    /** It came before the erasure, so it is of who is erased, and counts as it would have had it not waited. */
    @Test
    void whatWaitsForItsGrainIsSeenBeforeTheErasure() throws Exception {
        try (var harness = new StoryHarness().begun()) {
            harness.see(event("before", "c-1", second(1)).csat(4));
            harness.see(event("another", "c-2", second(1)).csat(4));

            harness.erase("c-1", second(2));

            assertThat(harness.extractOutputValues())
                    .extracting(StoryHarness::words)
                    .containsExactly("before unassigned");
            assertThat(hadState(harness)).isTrue();
            assertThat(harness.numKeyedStateEntries()).isZero();
            assertThat(harness.numEventTimeTimers()).isZero();
        }
    }

    @Test
    void whoWaitsAndIsErasedLeavesNeitherStateNorTimer() throws Exception {
        try (var harness = new StoryHarness()) {
            harness.open();
            harness.assign("c-1", "gold", minute(0));
            harness.see(event("before", "c-1", second(1)).csat(4));
            harness.erase("c-1", minute(10));

            assertThat(harness.numKeyedStateEntries()).isZero();
            assertThat(harness.numEventTimeTimers()).isZero();
        }
    }

    /** Gold, with purchases, an unresolved call and a standing that was told. */
    /** Whether the receipt says that anything was there. */
    private static boolean hadState(StoryHarness harness) {
        return harness.getSideOutput(CustomerStory.ERASURES)
                .element()
                .getValue()
                .hadState();
    }

    private static OperatorScript<StoryHarness> known() {
        return new OperatorScript<>(StoryHarness::new)
                .then(harness -> {
                    harness.assign("c-1", "gold", minute(0));
                    harness.segmentsAreRead();
                    harness.reach(second(0));
                })
                .then(harness -> harness.see(event("e-1", "c-1", second(1)).purchase(900)))
                .then(harness ->
                        harness.see(event("e-2", "c-1", second(12)).contact(Contact.Outcome.UNRESOLVED, "bill", 60, 0)))
                .then(harness -> harness.reach(minute(10)));
    }

    private static Arrival received(String id, long receivedAtMillis) {
        Arrival arrival = event(id, "c-1", second(1)).csat(4).arrival();
        return new Arrival(arrival.event(), null, arrival.topic(), 0, 0, receivedAtMillis);
    }
}
