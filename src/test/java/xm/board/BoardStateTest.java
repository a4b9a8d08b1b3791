package xm.board;

import static org.assertj.core.api.Assertions.assertThat;
import static xm.board.Told.NOON;
import static xm.board.Told.minute;
import static xm.board.Told.says;
import static xm.board.Told.trouble;
import static xm.board.Told.window;
import static xm.promise.VerdictState.BROKEN;
import static xm.promise.VerdictState.KEPT;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import xm.codec.ToldWindow;
import xm.dispatch.Links;
import xm.dispatch.States;
import xm.event.Cell;

class BoardStateTest {
    /** In minutes. */
    private static final int DAY = 24 * 60;

    private static final Cell CELL = Cell.ofKey("gold/checkout/*");
    private static final Keep SHORT = Keep.USUAL.with(Duration.ofHours(2), 100);

    private final BoardState state = new BoardState(Keep.USUAL);

    private static List<double[]> csat(BoardState state, long atMillis) {
        return CellPage.of(state, CELL, atMillis, 3_600_000).signals().get(0).points();
    }

    @Test
    void aWindowThatIsToldAgainWithMoreEventsReplacesWhatWasKnown() {
        state.see(window("gold/checkout/*").csat(10, 0.5).events(10).at(NOON), NOON);
        state.see(window("gold/checkout/*").csat(12, 0.6).events(12).at(NOON), NOON);
        state.see(window("gold/checkout/*").csat(10, 0.5).events(10).revision(9).at(NOON), NOON);

        assertThat(csat(state, NOON))
                .singleElement()
                .satisfies(point -> assertThat(point[1]).isEqualTo(12));
    }

    /** A job that went on from a checkpoint counts revisions anew: a lower one can be the newer. */
    @Test
    void ofTwoRecordsWithAsManyEventsTheOneThatWasWrittenLaterIsNewer() {
        state.see(window("gold/checkout/*").csat(10, 0.7).revision(2).at(NOON), NOON);
        state.see(window("gold/checkout/*").csat(10, 0.5).revision(1).at(NOON), NOON);

        assertThat(csat(state, NOON).get(0)[2]).isEqualTo(0.5);
    }

    /** The order of partitions says nothing about time. */
    @Test
    void theSameWindowsInAnyOrderGiveTheSameChart() {
        List<ToldWindow> windows = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            for (int revision = 0; revision < 3; revision++) {
                windows.add(window("gold/checkout/*")
                        .csat(10 + revision, 0.01 * i)
                        .events(10 + revision)
                        .at(minute(-i)));
            }
        }
        BoardState inOrder = new BoardState(Keep.USUAL);
        windows.forEach(it -> inOrder.see(it, NOON));
        for (long seed = 0; seed < 20; seed++) {
            Collections.shuffle(windows, new Random(seed));
            BoardState shuffled = new BoardState(Keep.USUAL);
            windows.forEach(it -> shuffled.see(it, NOON));
            assertThat(csat(shuffled, NOON))
                    .as("seed " + seed)
                    .usingRecursiveComparison()
                    .isEqualTo(csat(inOrder, NOON));
        }
    }

    @Test
    void whatIsOlderThanTheHistoryGoesButWhatHeldThenStays() {
        BoardState brief = new BoardState(SHORT);
        brief.see(says("gold/checkout/*", KEPT).at(minute(0)), NOON);
        brief.see(says("gold/checkout/*", BROKEN).at(minute(200)), NOON);
        brief.see(window("gold/checkout/*").csat(10, 0.7).at(minute(0)), NOON);
        brief.passTime(minute(240));

        assertThat(brief.cells().all()).isEmpty();
        assertThat(brief.firstMillis(minute(240))).isEqualTo(minute(120));
        assertThat(Wall.of(brief, minute(130)).tiles().get(0).state()).isEqualTo("KEPT");
        assertThat(Wall.of(brief, minute(230)).tiles().get(0).state()).isEqualTo("BROKEN");
    }

    /** They were forgotten a day after they happened, which for most was before anybody had to act. */
    @Test
    void anExceptionIsToldUntilADayAfterItWasDueHoweverLongItWaited() {
        BoardState brief = new BoardState(SHORT);
        brief.see(trouble("c-1", minute(0), minute(2 * DAY)), NOON);
        brief.passTime(minute(2 * DAY + 10));
        assertThat(brief.troubles().at(minute(2 * DAY + 10))).hasSize(1);
        assertThat(Pulse.of(brief, minute(2 * DAY + 10)).troubled()).isEqualTo(1);

        brief.passTime(minute(3 * DAY + 1));
        assertThat(brief.troubles().at(minute(3 * DAY + 1))).isEmpty();
        assertThat(brief.troubles().at(minute(3 * DAY - 60))).as("looking back").hasSize(1);
        brief.passTime(minute(3 * DAY + 130));
        assertThat(brief.troubles().at(minute(3 * DAY - 60))).isEmpty();
    }

    @Test
    void ofTooManyExceptionsThoseGoFirstWhoseTimeHasPassed() {
        state.see(trouble("urgent", minute(10), minute(11)), NOON);
        state.see(trouble("past", minute(0), minute(1)), NOON);
        for (int i = 0; i < 20_000; i++) {
            state.see(trouble("c-" + i, minute(10), minute(600)), NOON);
        }
        assertThat(state.troubles().at(minute(10)))
                .hasSize(20_000)
                .first()
                .satisfies(it -> assertThat(it.customer()).isEqualTo("urgent"));
    }

    @Test
    void exceptionsDoNotMakeTheHistoryShorter() {
        BoardState small = new BoardState(Keep.USUAL.with(Duration.ofDays(1), 1));
        small.see(says("gold/checkout/*", KEPT).at(minute(0)), NOON);
        for (int i = 0; i < 10_000; i++) {
            small.see(trouble("c-" + i, minute(10), minute(600)), NOON);
        }
        small.passTime(minute(600));
        assertThat(small.firstMillis(minute(600))).isEqualTo(minute(0));
    }

    /** Of a week of verdicts all were kept until the clock had gone on by a minute. */
    @Test
    void aWeekThatIsReadAtOnceTakesNoMoreThanADay() {
        BoardState state = new BoardState(Keep.USUAL.with(Duration.ofDays(1), 160));
        state.passTime(minute(0));
        for (int i = -7 * DAY; i <= 0; i += 5) {
            for (int cell = 0; cell < 60; cell++) {
                state.see(
                        says("gold/t-" + cell + "/*", i < -DAY ? BROKEN : KEPT).at(minute(i)), minute(i));
            }
        }
        assertThat(state.judgements().bytes()).isLessThan(60 * (DAY / 5 + 2) * Judged.BYTES);
        assertThat(Wall.of(state, minute(-DAY)).tiles()).hasSize(60);
        assertThat(state.firstMillis(minute(0))).isEqualTo(minute(-DAY));
    }

    @Test
    void whatIsReadAtOnceIsBoundedThoughTheClockStandsStill() {
        BoardState small = new BoardState(Keep.USUAL.with(Duration.ofDays(1), 1));
        small.passTime(minute(0));
        for (int i = -DAY; i <= 0; i++) {
            for (int cell = 0; cell < 60; cell++) {
                small.see(says("gold/t-" + cell + "/*", KEPT).at(minute(i)), minute(i));
            }
        }
        assertThat(small.judgements().bytes()).isLessThan(1_000_000 + 20_000 * Judged.BYTES);
        assertThat(small.firstMillis(minute(0))).isGreaterThan(minute(-DAY + 60));
    }

    @Test
    void aWindowThatIsTooOldIsNotTakenInAgain() {
        BoardState brief = new BoardState(SHORT);
        brief.passTime(minute(240));
        brief.see(window("gold/checkout/*").csat(10, 0.7).at(minute(0)), NOON);

        assertThat(brief.cells().all()).isEmpty();
    }

    @Test
    void itNeverTakesMuchMoreThanItMayAndLooksBackLessFarInstead() {
        Keep small = Keep.USUAL.with(Duration.ofDays(1), 1);
        BoardState full = new BoardState(small);
        for (int i = 0; i < 24 * 60; i++) {
            for (int cell = 0; cell < 60; cell++) {
                full.see(window("gold/t-" + cell + "/*").csat(10, 0.7).at(minute(i)), minute(i));
            }
            full.passTime(minute(i));
        }
        assertThat(full.bytes()).isLessThan(1_100_000);
        assertThat(full.firstMillis(minute(1440))).isGreaterThan(minute(600));
        assertThat(CellPage.of(full, Cell.ofKey("gold/t-7/*"), minute(1439), 3_600_000)
                        .signals()
                        .get(0)
                        .points())
                .hasSizeGreaterThan(50);
    }

    @Test
    void anAlertIsShownAsItWasToldAndNotBeforeItWasDetected() {
        var fires = States.firing().alert();
        var over = States.resolved().alert();
        state.see(fires, Links.NONE, fires.detectedAtMillis());
        state.see(over, Links.NONE, over.resolvedAtMillis());

        assertThat(AlertsPage.of(state, fires.detectedAtMillis() - 1).firing()).isEmpty();
        assertThat(AlertsPage.of(state, fires.detectedAtMillis()).firing()).hasSize(1);
        assertThat(AlertsPage.of(state, over.resolvedAtMillis()).firing()).isEmpty();
        assertThat(AlertsPage.of(state, over.resolvedAtMillis()).recent()).hasSize(1);
    }

    @Test
    void aRevisionThatWasKnownBeforeChangesNothing() {
        var newer = States.firing().revision(5).alert();
        state.see(newer, Links.NONE, newer.detectedAtMillis());
        state.see(States.firing().revision(4).alert(), Links.NONE, newer.detectedAtMillis() + 1);

        assertThat(AlertsPage.of(state, newer.detectedAtMillis() + 2).firing())
                .singleElement()
                .satisfies(line -> assertThat(line.revision()).isEqualTo(5));
    }

    /** Whoever ends an alert by hand writes its newest record again as resolved, and the board went on showing it. */
    @Test
    void anEndCountsWhateverItsRevisionAndIsNotTakenBackByWhatWasKnown() {
        var fires = States.firing().revision(5).alert();
        for (int revision : new int[] {4, 5}) {
            BoardState ended = new BoardState(Keep.USUAL);
            var over = States.resolved().revision(revision).alert();
            ended.see(fires, Links.NONE, fires.detectedAtMillis());
            ended.see(over, Links.NONE, over.resolvedAtMillis());
            ended.see(States.firing().revision(revision).alert(), Links.NONE, over.resolvedAtMillis() + 1);

            AlertsPage page = AlertsPage.of(ended, over.resolvedAtMillis() + 2);
            assertThat(page.firing()).isEmpty();
            assertThat(page.recent()).hasSize(1);
        }
    }

    @Test
    void customersComeByWhenToActThoseWhoseTimeHasPassedFirst() {
        state.see(trouble("late", minute(0), minute(5)), NOON);
        state.see(trouble("later", minute(0), minute(8)), NOON);
        state.see(trouble("soon", minute(1), minute(20)), NOON);
        state.see(trouble("then", minute(1), minute(90)), NOON);
        state.see(trouble("then", minute(1), minute(90)), NOON);
        state.see(trouble("to come", minute(60), minute(70)), NOON);

        ExceptionsPage page = ExceptionsPage.of(state, Cell.ofKey("*/*/*"), minute(10));
        assertThat(page.lines())
                .extracting(ExceptionsPage.Line::customer)
                .containsExactly("late", "later", "soon", "then");
        assertThat(page.overdue()).isEqualTo(2);
    }

    /** Three hundred that can wait hid those whose time had passed, and as many of these would hide all others. */
    @Test
    void whoCanStillBeHelpedIsShownBesideManyWhoseTimeHasPassed() {
        for (int i = 0; i < 400; i++) {
            state.see(trouble("late-" + i, minute(0), minute(1) + i), NOON);
            state.see(trouble("next-" + i, minute(0), minute(60) + i), NOON);
        }

        ExceptionsPage page = ExceptionsPage.of(state, Cell.ofKey("*/*/*"), minute(10));
        assertThat(page.lines())
                .extracting(ExceptionsPage.Line::customer)
                .hasSize(300)
                .startsWith("late-250")
                .endsWith("next-149");
        assertThat(page.overdue()).isEqualTo(400);
    }

    @Test
    void rejectionsAreCountedByReasonAndTime() {
        state.seeRejected("not-json", minute(0));
        state.seeRejected("not-json", minute(1));
        state.seeRejected("future", minute(-90));

        HealthPage.Moment now = HealthPage.of(state, minute(2), minute(2)).moment();
        assertThat(now.rejected()).containsExactlyEntriesOf(Map.of("not-json", 2));
        assertThat(now.rejectedInAll()).containsEntry("future", 1);
    }

    /** Whoever looked back was shown the present without a word. */
    @Test
    void healthTellsOfAMomentWhatIsKnownOfItAndOfTheRestThatItIsThePresent() {
        state.see(says("gold/checkout/*", KEPT).at(minute(0)), NOON);
        state.see(says("basic/checkout/*", KEPT).at(minute(30)), NOON);
        state.seeRejected("not-json", minute(1));
        state.seeRejected("future", minute(40));

        HealthPage page = HealthPage.of(state, minute(10), minute(60));
        assertThat(page.nowMillis()).isEqualTo(minute(60));
        assertThat(page.moment().atMillis()).isEqualTo(minute(10));
        assertThat(page.moment().promises()).isEqualTo(1);
        assertThat(page.moment().rejectedInAll()).containsExactlyEntriesOf(Map.of("not-json", 1));
    }
}
