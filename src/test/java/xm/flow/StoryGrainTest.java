package xm.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static xm.event.Touchpoints.event;
import static xm.event.Touchpoints.minute;
import static xm.event.Touchpoints.second;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.junit.jupiter.api.Test;
import xm.customer.CustomerException;
import xm.event.CaseUpdate;
import xm.event.Contact;
import xm.event.Touchpoints;
import xm.signal.StandingChange;

/** Arrivals that wait for the end of their grain, and what is due meanwhile. */
class StoryGrainTest {
    /** A look at a customer is what a job spends most on. */
    @Test
    void whatIsDueAtTheEndOfAnEventsGrainIsDoneAtTheSameLook() throws Exception {
        List<Long> rang = new ArrayList<>();
        StoryOperator operator = new StoryOperator(new CustomerStory(StoryHarness.SETTINGS)) {
            @Override
            public void onEventTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
                rang.add(timer.getTimestamp());
                super.onEventTime(timer);
            }
        };
        try (var harness = new StoryHarness(operator).begun()) {
            harness.see(event("e-1", "c-1", second(1)).purchase(900));
            assertThat(harness.numKeyedStateEntries()).as("it waits").isZero();

            harness.reach(second(1) + 99);

            assertThat(harness.side(CustomerStory.STANDINGS)).isNotEmpty();
            assertThat(rang).isEmpty();
        }
    }

    /** Each flushes what was added up on the way to cells. */
    @Test
    void eventTimeIsPassedOnOnceAGrain() throws Exception {
        try (var harness = new StoryHarness().begun()) {
            harness.getOutput().clear();
            for (long millis : new long[] {30, 60, 98, 99, 120, 150, 198, 250, 640}) {
                harness.reach(second(1) + millis);
            }
            assertThat(harness.getOutput())
                    .containsExactly(
                            new Watermark(second(1) - 1),
                            new Watermark(second(1) + 99),
                            new Watermark(second(1) + 199),
                            new Watermark(second(1) + 599));
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
        try (var harness = new StoryHarness().begun()) {
            harness.see(event("e-1", "c-1", second(1) + 50).caseUpdate("case-1", CaseUpdate.Status.OPENED, 60.0));
            harness.reach(second(61) + 30);
            harness.see(event("e-2", "c-1", resolvedMillis).caseUpdate("case-1", CaseUpdate.Status.RESOLVED, 60.0));
            harness.reach(second(61) + 70);
            harness.reach(second(62));
            return harness.side(CustomerStory.EXCEPTIONS).stream()
                    .map(CustomerException::cause)
                    .toList();
        }
    }

    /** What is no event any more has nothing due with it, but what came before it has. */
    @Test
    void aDuplicateThatComesLastInItsGrainHidesNothing() throws Exception {
        try (var harness = new StoryHarness().begun()) {
            Touchpoints buys = event("e-1", "c-1", second(1)).purchase(900);
            harness.see(buys);
            harness.see(buys);

            harness.reach(second(1) + 99);

            assertThat(harness.told()).containsExactly("e-1 unassigned");
            assertThat(harness.side(CustomerStory.STANDINGS)).isNotEmpty();
        }
    }

    @Test
    void whatWaitsIsToldWithTheSegmentThatWasKnownWhenItCame() throws Exception {
        try (var harness = new StoryHarness().begun()) {
            harness.see(event("e-1", "c-1", second(1)).csat(4));
            harness.assign("c-1", "gold", minute(0));
            harness.see(event("e-2", "c-1", second(1)).csat(4));

            harness.reach(second(1) + 99);

            assertThat(harness.told()).containsExactly("e-1 unassigned", "e-2 gold");
        }
    }

    @Test
    void whatWaitsWhenTheInputEndsIsTold() throws Exception {
        try (var harness = new StoryHarness().begun()) {
            harness.see(event("e-1", "c-1", second(1)).purchase(900));
            assertThat(harness.getOutput()).hasSize(1);

            harness.end();

            assertThat(harness.told()).containsExactly("e-1 unassigned");
            assertThat(harness.side(CustomerStory.STANDINGS)).isNotEmpty();
        }
    }

    /** Order within a grain must not matter, whether both wait for its end or one is seen before. */
    @Test
    void eventsOfOneGrainSayTheSameInAnyOrderAndSeenApart() throws Exception {
        Touchpoints buys = event("e-1", "c-1", second(1)).purchase(900);
        Touchpoints leaves = event("e-2", "c-1", second(1) + 50).contact(Contact.Outcome.UNRESOLVED, "bill", 600, 3);

        List<StandingChange> together = standings(buys, leaves, false);

        assertThat(together).isNotEmpty();
        assertThat(standings(leaves, buys, false)).isEqualTo(together);
        assertThat(standings(buys, leaves, true)).isEqualTo(together);
        assertThat(standings(leaves, buys, true)).isEqualTo(together);
    }

    private static List<StandingChange> standings(Touchpoints first, Touchpoints second, boolean apart)
            throws Exception {
        try (var harness = new StoryHarness().begun()) {
            harness.see(first);
            if (apart) {
                // before a customer is assigned all of them is seen
                harness.assign("c-1", "gold", minute(60));
            }
            harness.see(second);
            harness.reach(minute(10));
            return harness.side(CustomerStory.STANDINGS);
        }
    }
}
