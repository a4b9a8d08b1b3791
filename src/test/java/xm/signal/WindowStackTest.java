package xm.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static xm.event.Touchpoints.event;
import static xm.event.Touchpoints.minute;
import static xm.event.Touchpoints.second;

import java.util.List;
import org.junit.jupiter.api.Test;
import xm.event.Stage;

class WindowStackTest {
    private static final WindowLadder LADDER = WindowLadder.of(List.of("PT10S", "PT1M", "PT1H"));
    private static final long LATENESS = 120_000;

    private final WindowStack stack = new WindowStack(LADDER, LATENESS);
    private final MemoryShelf shelf = new MemoryShelf();
    private final List<String> said = shelf.said;

    @Test
    void aWindowIsToldOnceWhenTimeHasPassedItsEnd() throws Exception {
        add(second(3));
        add(second(4));

        timeIs(second(10) - 2);
        assertThat(said).isEmpty();
        timeIs(second(10) - 1);
        assertThat(said).containsExactly("PT10S 10:00:00 r0 n2");
        timeIs(second(30));
        assertThat(said).hasSize(1);
    }

    @Test
    void longerWindowsAreMadeOfShorterOnesFinestFirst() throws Exception {
        add(second(3));
        add(second(55));

        timeIs(minute(1) - 1);

        assertThat(said).containsExactly("PT10S 10:00:00 r0 n1", "PT10S 10:00:50 r0 n1", "PT1M 10:00:00 r0 n2");
    }

    @Test
    void lateEventsCorrectWhatWasToldWithTheNextWatermark() throws Exception {
        add(second(3));
        timeIs(minute(2) - 1);
        said.clear();

        add(second(4));
        add(second(5));
        assertThat(said).as("corrections come together").isEmpty();
        timeIs(minute(2));

        assertThat(said).containsExactly("PT10S 10:00:00 r2 n3", "PT1M 10:00:00 r2 n3");
    }

    /** A restored job tells corrections in other steps than before; what it told last must not lose to what it forgot. */
    @Test
    void correctionsToldInOtherStepsEndWithTheSameRevision() throws Exception {
        add(second(3));
        timeIs(second(10));
        add(second(4));
        timeIs(second(11));
        add(second(5));
        timeIs(second(12));
        List<String> inTwoSteps = List.copyOf(said);
        shelf.windows.clear();
        said.clear();
        add(second(3));
        timeIs(second(13));
        add(second(4));
        add(second(5));
        timeIs(second(14));

        assertThat(inTwoSteps).containsExactly("PT10S 10:00:00 r0 n1", "PT10S 10:00:00 r1 n2", "PT10S 10:00:00 r2 n3");
        assertThat(said).containsExactly("PT10S 10:00:00 r0 n1", "PT10S 10:00:00 r2 n3");
    }

    @Test
    void aLateEventInAWindowThatHadNoneIsToldAndCorrectsTheLongerOnes() throws Exception {
        add(second(3));
        timeIs(minute(1) - 1);
        said.clear();

        add(second(44));
        timeIs(minute(1));
        timeIs(minute(1) + 1);

        assertThat(said).containsExactly("PT10S 10:00:40 r0 n1", "PT1M 10:00:00 r1 n2");
    }

    @Test
    void aCorrectionLeavesTheStageUnderWhichTheWindowWasFirstTold() throws Exception {
        Pane staged = new Pane("gold/checkout/web", second(0));
        staged.tally.add(
                event("e", "c", second(3)).stage(Stage.PURCHASE).csat(5).build());
        stack.add(shelf, staged);
        timeIs(second(10));
        Pane late = new Pane("gold/checkout/web", second(0));
        late.tally.add(event("f", "c", second(4)).stage(Stage.RESEARCH).csat(5).build());
        stack.add(shelf, late);
        timeIs(second(11));

        assertThat(shelf.stages).containsExactly("purchase", "purchase");
    }

    @Test
    void theHourHoldsEveryCorrectionOfItsMinutes() throws Exception {
        add(second(3));
        timeIs(minute(2) - 1);
        add(second(4));
        add(second(44));
        timeIs(minute(60) - 1);

        assertThat(said).last().isEqualTo("PT1H 10:00:00 r0 n3");
    }

    /** What an event costs does not depend on how many windows there are, nor on how long they are. */
    @Test
    void anEventInTimeIsAddedToOneWindowHoweverManyThereAre() throws Exception {
        for (List<String> windows : List.of(
                List.of("PT10S"),
                List.of("PT10S", "PT1M", "PT15M", "PT1H", "P1D", "P7D", "all"),
                List.of("PT10S", "P365D"))) {
            WindowStack some = new WindowStack(WindowLadder.of(windows), LATENESS);
            MemoryShelf counted = new MemoryShelf();
            for (int i = 0; i < 1_000; i++) {
                some.add(counted, part(second(i % 600)));
            }
            assertThat(counted.additions).as("additions with %s", windows).isEqualTo(1_000);
        }
    }

    @Test
    void nothingIsKeptWhenLatenessIsOver() throws Exception {
        add(second(3));
        timeIs(minute(60) - 1 + LATENESS);

        assertThat(shelf.windows).isEmpty();
        assertThat(shelf.wakes).isEmpty();
    }

    @Test
    void aSealedPaneIsHandedOnOnceWithItsCustomersForTheRollUps() throws Exception {
        Pane part = part(second(3));
        part.customersAbove = new long[] {1, 1, 1, 1};
        stack.add(shelf, part);
        timeIs(minute(1));

        assertThat(shelf.sealed).isEqualTo(1);
    }

    @Test
    void aWindowIsKeptAsLongAsAFactInItIsOpenAndToldAgainWhenTheFactChanges() throws Exception {
        Fact resolved = firstContact(second(3), true, true);
        add(second(3));
        add(resolved);
        timeIs(minute(5));
        assertThat(said)
                .as("provisional")
                .containsExactly("PT10S 10:00:00 r0 n1 fcr 1/1 open 1", "PT1M 10:00:00 r0 n1 fcr 1/1 open 1");
        said.clear();

        add(resolved.takenBack(), firstContact(second(3), false, false));
        timeIs(minute(5) + 1);

        assertThat(said).containsExactly("PT10S 10:00:00 r2 n1 fcr 0/1 open 0", "PT1M 10:00:00 r2 n1 fcr 0/1 open 0");
        assertThat(shelf.windows.keySet()).as("only the hour is not over").allMatch(key -> key.startsWith("2@"));
    }

    @Test
    void aFactThatOnlyClosesIsNotToldAgain() throws Exception {
        Fact open = effort(second(3), true);
        add(open);
        timeIs(minute(5));
        said.clear();

        add(open.takenBack(), effort(second(3), false));
        timeIs(minute(5) + 1);

        assertThat(said).as("nothing that can be seen has changed").isEmpty();
        assertThat(shelf.windows.keySet()).allMatch(key -> key.startsWith("2@"));
    }

    @Test
    void aWindowTellsHowCustomersStandAtItsEndAndWhoMovedWithinIt() throws Exception {
        addStanding(second(3), 1, 0);
        addStanding(second(14), 1, 1);
        timeIs(second(20));
        addStanding(second(25), 0, -1);
        timeIs(minute(1));

        assertThat(said)
                .containsExactly(
                        "PT10S 10:00:00 r0 n0 customers 1 at risk 0 entered 0 left 0",
                        "PT10S 10:00:10 r0 n0 customers 2 at risk 1 entered 1 left 0",
                        "PT10S 10:00:20 r0 n0 customers 2 at risk 0 entered 0 left 1",
                        "PT1M 10:00:00 r0 n0 customers 2 at risk 0 entered 1 left 1");
    }

    @Test
    void aCorrectedWindowTellsHowCustomersStoodThen() throws Exception {
        addStanding(second(3), 1, 0);
        timeIs(second(10));
        addStanding(second(14), 1, 0);
        timeIs(second(20));
        said.clear();

        add(second(5));
        timeIs(second(21));

        assertThat(said).containsExactly("PT10S 10:00:00 r1 n1 customers 1 at risk 0 entered 0 left 0");
    }

    private void addStanding(long time, int customers, int atRisk) throws Exception {
        Pane pane = new Pane("gold/*/*", LADDER.start(0, time));
        pane.tally.add(new StandingChange("gold", time, customers, 0, 0, atRisk, 0, -1, -1));
        stack.add(shelf, pane);
    }

    private void add(Fact... facts) throws Exception {
        Pane pane = new Pane("gold/checkout/web", LADDER.start(0, facts[0].timeMillis()));
        for (Fact fact : facts) {
            pane.tally.add(fact);
        }
        stack.add(shelf, pane);
    }

    private static Fact firstContact(long time, boolean isResolved, boolean isOpen) {
        return new Fact("gold", "checkout", "web", time, false, isOpen, null, new Fact.FirstContact(isResolved), null);
    }

    private static Fact effort(long time, boolean isOpen) {
        return new Fact("gold", "checkout", "web", time, false, isOpen, new Fact.Effort(0.5), null, null);
    }

    private void add(long time) throws Exception {
        stack.add(shelf, part(time));
    }

    private static Pane part(long time) {
        Pane part = new Pane("gold/checkout/web", LADDER.start(0, time));
        part.tally.add(event("e", "c", time).csat(5).build());
        return part;
    }

    private void timeIs(long watermark) throws Exception {
        shelf.timeIs(watermark, stack);
    }
}
