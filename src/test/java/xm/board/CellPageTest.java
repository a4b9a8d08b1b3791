package xm.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static xm.board.Told.NOON;
import static xm.board.Told.minute;
import static xm.board.Told.says;
import static xm.board.Told.window;
import static xm.promise.VerdictState.AT_RISK;
import static xm.promise.VerdictState.BROKEN;
import static xm.promise.VerdictState.KEPT;
import static xm.promise.VerdictState.UNPROVEN;

import java.util.List;
import org.junit.jupiter.api.Test;
import xm.event.Cell;
import xm.promise.Verdict;

class CellPageTest {
    private static final long HOUR = 3_600_000;

    private final BoardState state = new BoardState(Keep.USUAL);

    private void see(Verdict... verdicts) {
        for (Verdict verdict : verdicts) {
            state.see(verdict, verdict.atMillis());
        }
    }

    private SignalChart csat(String cell, double atMinute) {
        return csat(cell, atMinute, HOUR);
    }

    private SignalChart csat(String cell, double atMinute, long rangeMillis) {
        state.see(window(cell).csat(40, 0.7).at(minute(atMinute)), NOON);
        return CellPage.of(state, Cell.ofKey(cell), minute(atMinute), rangeMillis).signals().stream()
                .filter(chart -> chart.signal().equals("csat"))
                .findFirst()
                .orElseThrow();
    }

    /** They came in the order of a hash table, and the fifth was left out without a word. */
    @Test
    void thePromisesOfASignalComeTheWorstFirstThenTheStrictestAndNoneIsLeftOutInSilence() {
        for (int i = 0; i < 9; i++) {
            see(says("gold/checkout/*", KEPT)
                    .of("p-" + i)
                    .promised(0.7 + 0.01 * ((i * 4) % 9))
                    .at(NOON));
        }
        see(
                says("gold/checkout/*", AT_RISK).of("at-risk").promised(0.5).at(NOON),
                says("gold/checkout/*", BROKEN).of("broken").promised(0.6).at(NOON));

        SignalChart chart = csat("gold/checkout/*", 1);
        assertThat(chart.promises())
                .extracting(PromiseLine::promise)
                .containsExactly("broken", "at-risk", "p-2", "p-4", "p-6", "p-8", "p-1", "p-3");
        assertThat(chart.otherPromises()).isEqualTo(3);
    }

    @Test
    void aLineStepsWhereTheBoundWasChangedAndEndsWhereThePromiseWasWithdrawn() {
        see(
                says("gold/checkout/*", KEPT).promised(0.8).at(minute(0)),
                says("gold/checkout/*", KEPT).promised(0.9).at(minute(70)),
                says("gold/checkout/*", KEPT).promised(0.9).at(minute(80)),
                says("gold/checkout/*", UNPROVEN).promised(0.9).withdrawn().at(minute(90)),
                says("gold/checkout/*", KEPT).promised(0.7).at(minute(100)));

        assertThat(csat("gold/checkout/*", 110).promises().get(0).steps())
                .containsExactly(
                        new PromiseLine.Step(minute(50), minute(70), 0.8),
                        new PromiseLine.Step(minute(70), minute(90), 0.9),
                        new PromiseLine.Step(minute(100), minute(110), 0.7));
        assertThat(csat("gold/checkout/*", 95).promises().get(0).steps())
                .last()
                .isEqualTo(new PromiseLine.Step(minute(70), minute(90), 0.9));
    }

    /** Whatever it was before the time that is shown was drawn at its left edge, one over the other. */
    @Test
    void whatWasOverBeforeTheTimeThatIsShownIsNotDrawn() {
        see(
                says("gold/checkout/*", BROKEN).promised(0.8).at(minute(0)),
                says("gold/checkout/*", KEPT).promised(0.9).at(minute(10)),
                says("gold/checkout/*", KEPT).of("gone").at(minute(0)),
                says("gold/checkout/*", UNPROVEN).of("gone").withdrawn().at(minute(5)));

        SignalChart chart = csat("gold/checkout/*", 100);
        assertThat(chart.promises())
                .singleElement()
                .satisfies(line ->
                        assertThat(line.steps()).containsExactly(new PromiseLine.Step(minute(40), minute(100), 0.9)));
        assertThat(chart.breaches()).isEmpty();
        SignalChart day = csat("gold/checkout/*", 100, 24 * HOUR);
        assertThat(day.promises()).hasSize(2);
        assertThat(day.promises().get(1).promise())
                .as("what is withdrawn comes last")
                .isEqualTo("gone");
        assertThat(day.breaches())
                .singleElement()
                .satisfies(breach -> assertThat(breach).containsExactly(minute(0), minute(10)));
    }

    /** With a mean bound basic, which keeps what it was promised, had its share in what is missing. */
    @Test
    void eachPartIsHeldAgainstItsOwnPromise() {
        see(
                says("gold/checkout/*", BROKEN).promised(0.9).at(minute(0)),
                says("basic/checkout/*", KEPT).promised(0.6).at(minute(0)));
        for (String cell : List.of("gold/checkout/web", "basic/checkout/web")) {
            state.see(window(cell).csat(40, 0.7).at(minute(4)), NOON);
        }
        SignalChart chart = csat("*/checkout/*", 5);
        assertThat(chart.contributors())
                .filteredOn(it -> it.dimension().equals("segment"))
                .extracting(Contribution::part, Contribution::share)
                .containsExactly(tuple("gold", 1.0), tuple("basic", 0.0));
    }

    @Test
    void eachAnswerIsHeldAgainstWhatWasPromisedThen() {
        see(
                says("gold/checkout/*", KEPT).promised(0.5).at(minute(0)),
                says("gold/checkout/*", BROKEN).promised(0.9).at(minute(10)));
        state.see(window("gold/checkout/web").csat(40, 0.6).at(minute(8)), NOON);
        state.see(window("gold/checkout/web").csat(40, 0.6).at(minute(12)), NOON);
        List<PromiseLine> promises = csat("gold/checkout/*", 15).promises();
        Shortfall shortfall = new Shortfall("csat", promises);
        List<CellTrack> tracks = state.cells().finest(Cell.ofKey("gold/checkout/*"));

        assertThat(shortfall.of(tracks, minute(0), minute(9))).isZero();
        assertThat(shortfall.of(tracks, minute(9), minute(15))).isCloseTo(12, within(1e-4));
        assertThat(shortfall.of(tracks, minute(0), minute(15))).isCloseTo(8, within(1e-4));
    }

    /** The page said KEPT where the wall said BROKEN: a promise that is judged here hid those that are judged within. */
    @Test
    void aPromiseThatIsJudgedWithinIsShownBesideOneThatIsJudgedHere() {
        new Shop(NOON).fill(state);

        CellPage page = CellPage.of(state, Cell.ofKey("basic/checkout/*"), NOON, HOUR);
        assertThat(page.standings())
                .extracting(Standing::promise, it -> it.cell().key(), Standing::state)
                .containsExactly(
                        tuple("gets-through", "basic/checkout/mobile", "BROKEN"),
                        tuple("satisfied", "basic/checkout/*", "KEPT"));
        assertThat(page.signals())
                .filteredOn(chart -> chart.signal().equals("abandonment"))
                .singleElement()
                .satisfies(chart -> {
                    assertThat(chart.promises()).hasSize(1);
                    assertThat(chart.breaches()).hasSize(1);
                });
        assertThat(page.alerts()).as("of segments of which this is one").hasSize(1);
        assertThat(CellPage.of(state, Cell.ofKey("gold/delivery/*"), NOON, HOUR).alerts())
                .isEmpty();
    }

    /** At half past it told of twenty-five to. */
    @Test
    void aStepThatIsUnderWayEndsWithTheMomentThatIsLookedAt() {
        for (int i = 0; i < 13; i++) {
            state.see(window("gold/checkout/*").csat(10, 0.7).at(minute(i)), NOON);
        }
        CellPage page = CellPage.of(state, Cell.ofKey("gold/checkout/*"), minute(12), 6 * HOUR);

        assertThat(page.signals().get(0).points())
                .last()
                .satisfies(point -> assertThat(point[0]).isEqualTo(minute(12)));
        assertThat(page.volume())
                .last()
                .satisfies(volume -> assertThat(volume[0]).isEqualTo(minute(12)));
    }

    @Test
    void theTableOfPromisesSaysHowManyMoreThereAre() {
        for (int i = 0; i < 33; i++) {
            see(says("segment-" + i + "/checkout/*", KEPT).at(NOON));
        }
        CellPage page = CellPage.of(state, Cell.ofKey("*/checkout/*"), minute(1), HOUR);
        assertThat(page.standings()).hasSize(30);
        assertThat(page.otherStandings()).isEqualTo(3);
    }

    @Test
    void sixHoursAreInStepsOfFiveMinutesAndADayInQuarters() {
        for (int i = 0; i <= 24 * 60; i++) {
            state.see(window("gold/checkout/*").csat(10, 0.7).at(minute(i)), NOON);
            if (i % 15 == 0) {
                state.see(window("gold/checkout/*").minutes(15).csat(150, 0.7).at(minute(i)), NOON);
            }
        }
        CellPage six = CellPage.of(state, Cell.ofKey("gold/checkout/*"), minute(24 * 60), 6 * HOUR);
        assertThat(six.signals().get(0).points()).hasSize(72).allMatch(point -> point[1] == 50);
        CellPage day = CellPage.of(state, Cell.ofKey("gold/checkout/*"), minute(24 * 60), 24 * HOUR);
        assertThat(day.signals().get(0).points()).hasSize(96).allMatch(point -> point[1] == 150);
        assertThat(day.volume()).hasSize(96);
    }
}
