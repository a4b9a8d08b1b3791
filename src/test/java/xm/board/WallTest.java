package xm.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static xm.board.Told.NOON;
import static xm.board.Told.minute;
import static xm.board.Told.says;
import static xm.board.Told.window;
import static xm.promise.VerdictState.AT_RISK;
import static xm.promise.VerdictState.BLIND;
import static xm.promise.VerdictState.BROKEN;
import static xm.promise.VerdictState.KEPT;
import static xm.promise.VerdictState.UNPROVEN;

import org.junit.jupiter.api.Test;
import xm.alert.Alert;
import xm.alert.Echo;
import xm.dispatch.Drill;
import xm.dispatch.Links;
import xm.dispatch.States;
import xm.promise.Severity;
import xm.promise.Verdict;

class WallTest {
    private final BoardState state = new BoardState(Keep.USUAL);

    private void see(Verdict... verdicts) {
        for (Verdict verdict : verdicts) {
            state.see(verdict, verdict.atMillis());
        }
    }

    @Test
    void theSegmentThatIsWorstOffStandsFirst() {
        see(
                says("basic/checkout/*", KEPT).at(NOON),
                says("gold/checkout/*", BROKEN).at(NOON),
                says("platinum/checkout/*", BLIND).at(NOON),
                says("student/checkout/*", AT_RISK).at(NOON),
                says("senior/checkout/*", UNPROVEN).at(NOON));

        assertThat(Wall.of(state, minute(1)).segments())
                .containsExactly("gold", "student", "platinum", "senior", "basic");
    }

    @Test
    void ofTwoBrokenSegmentsTheOneThatIsBrokenMoreOftenStandsFirst() {
        see(
                says("basic/checkout/*", BROKEN).at(NOON),
                says("gold/checkout/*", BROKEN).at(NOON),
                says("gold/delivery/*", BROKEN).at(NOON));

        assertThat(Wall.of(state, minute(1)).segments()).containsExactly("gold", "basic");
    }

    /** "Drill: nothing is broken" stood among the broken promises. */
    @Test
    void aDrillIsNoBrokenPromise() {
        state.see(Drill.begun("1f0e2d3c4b5a6978", null, NOON), Links.NONE, NOON);

        assertThat(Wall.of(state, minute(1)).sentences()).isEmpty();
        assertThat(Pulse.of(state, minute(1)).firing()).isZero();
    }

    @Test
    void theAnswerToACanaryIsNoAlert() {
        state.see(new Echo(NOON - 10_000, NOON, 0).answer(), Links.NONE, NOON);

        assertThat(state.alerts().at(minute(1))).isEmpty();
    }

    /** A job that began anew without its state left an alert that fired for ever. */
    @Test
    void aNewLifeOfAnAlertEndsTheOneBefore() {
        Alert before = States.firing().life("old").alert();
        Alert now = States.firing().life("new").later(3_600_000).alert();
        state.see(before, Links.NONE, before.detectedAtMillis());
        state.see(now, Links.NONE, now.detectedAtMillis());

        assertThat(Wall.of(state, before.detectedAtMillis() + 1).sentences()).hasSize(1);
        assertThat(Wall.of(state, now.detectedAtMillis() + 1).sentences()).hasSize(1);
    }

    @Test
    void touchpointsStandInTheOrderOfTheJourneyWhateverTheirNames() {
        for (String touchpoint : new String[] {"delivery", "checkout", "aftercare", "search"}) {
            see(says("gold/" + touchpoint + "/*", KEPT).at(NOON));
        }
        see(says("gold/*/*", KEPT).at(NOON));
        state.see(window("gold/delivery/*").stage("post-purchase").at(NOON), NOON);
        state.see(window("gold/checkout/*").stage("purchase").at(NOON), NOON);
        state.see(window("gold/search/*").stage("research").at(NOON), NOON);

        assertThat(Wall.of(state, minute(1)).touchpoints())
                .extracting(Wall.Column::touchpoint)
                .containsExactly("*", "search", "checkout", "delivery", "aftercare");
    }

    @Test
    void aTileShowsTheWorstOfItsPromisesAndNamesTheOthers() {
        see(
                says("gold/checkout/*", KEPT).of("satisfied").at(NOON),
                says("gold/checkout/mobile", BROKEN).of("gets-through").at(NOON),
                says("gold/checkout/web", AT_RISK).of("gets-through").at(NOON));

        Tile tile = Wall.of(state, minute(1)).tiles().get(0);
        assertThat(tile.worst().state()).isEqualTo("BROKEN");
        assertThat(tile.worst().channel()).isEqualTo("mobile");
        assertThat(tile.others()).extracting(Tile.Mark::state).containsExactly("AT_RISK", "KEPT");
    }

    @Test
    void ofTwoBrokenPromisesTheLouderOneIsShown() {
        see(
                says("gold/checkout/*", BROKEN)
                        .of("a-record")
                        .severity(Severity.RECORD)
                        .evidence(900)
                        .at(NOON),
                says("gold/checkout/*", BROKEN)
                        .of("b-page")
                        .severity(Severity.PAGE)
                        .evidence(200)
                        .at(NOON));

        assertThat(Wall.of(state, minute(1)).tiles().get(0).worst().promise()).isEqualTo("b-page");
    }

    @Test
    void nothingIsKeptWithoutDataWhateverWasWritten() {
        see(says("gold/checkout/*", KEPT).unseen().at(NOON));

        Wall wall = Wall.of(state, minute(1));
        assertThat(wall.tiles().get(0).state()).isEqualTo("UNPROVEN");
        assertThat(wall.counts()).containsEntry(KEPT, 0).containsEntry(UNPROVEN, 1);
    }

    /** A cell that nobody watched any more stayed kept for ever. */
    @Test
    void whatIsKeptButNotHeardOfForLongIsBlindAndSaysSinceWhen() {
        for (int i = 0; i <= 60; i++) {
            see(says("gold/checkout/*", KEPT).at(minute(i)));
        }
        assertThat(Wall.of(state, minute(119)).tiles().get(0).state()).isEqualTo("KEPT");

        Wall later = Wall.of(state, minute(121));
        Standing silent = later.tiles().get(0).worst();
        assertThat(silent.state()).isEqualTo("BLIND");
        assertThat(silent.unheardSinceMillis()).isEqualTo(minute(60));
        assertThat(silent.sinceMillis()).isEqualTo(minute(60));
        assertThat(silent.gate()).contains("no verdict came");
        assertThat(later.counts()).containsEntry(KEPT, 0).containsEntry(BLIND, 1);
        assertThat(CoveragePage.of(state, minute(121)).unseen()).containsExactly(silent);
    }

    @Test
    void whatIsNotHeardOfStandsBeforeWhatIsKept() {
        see(
                says("basic/checkout/*", KEPT).at(minute(-1_600)),
                says("gold/checkout/*", KEPT).at(NOON));

        assertThat(Wall.of(state, NOON).segments()).containsExactly("basic", "gold");
    }

    @Test
    void oneVerdictAloneHoldsForADay() {
        see(says("gold/checkout/*", KEPT).at(NOON));

        assertThat(Wall.of(state, minute(24 * 60)).tiles().get(0).state()).isEqualTo("KEPT");
        assertThat(Wall.of(state, minute(24 * 60 + 1)).tiles().get(0).state()).isEqualTo("BLIND");
    }

    @Test
    void aSilenceThatEndedIsStillOneWhenOneLooksBack() {
        for (int i = 0; i <= 60; i++) {
            see(says("gold/checkout/*", KEPT).at(minute(i)));
        }
        see(says("gold/checkout/*", KEPT).at(minute(400)));

        assertThat(Wall.of(state, minute(300)).tiles().get(0).state()).isEqualTo("BLIND");
        assertThat(Wall.of(state, minute(401)).tiles().get(0).state()).isEqualTo("KEPT");
    }

    @Test
    void brokenStaysBrokenThoughNobodyHearsOfItAndUnprovenClaimsNothing() {
        see(
                says("gold/checkout/*", BROKEN).at(NOON),
                says("gold/delivery/*", UNPROVEN).at(NOON),
                says("gold/search/*", AT_RISK).at(NOON));

        assertThat(Wall.standings(state, minute(3_000)))
                .extracting(Standing::state, Standing::isBlind, Standing::unheardSinceMillis)
                .containsExactly(
                        tuple("BROKEN", true, NOON), tuple("BLIND", false, NOON), tuple("UNPROVEN", false, NOON));
    }

    @Test
    void whatIsNoLongerPromisedIsNotOnTheWall() {
        see(
                says("gold/checkout/*", KEPT).at(NOON),
                says("gold/checkout/*", UNPROVEN).withdrawn().at(minute(1)));

        assertThat(Wall.of(state, minute(0.5)).tiles()).hasSize(1);
        assertThat(Wall.of(state, minute(2)).tiles()).isEmpty();
    }

    @Test
    void aPastMomentIsShownAsItWas() {
        see(
                says("gold/checkout/*", KEPT).at(NOON),
                says("gold/checkout/*", BROKEN).at(minute(10)),
                says("gold/checkout/*", KEPT).at(minute(40)));

        assertThat(Wall.of(state, minute(-1)).tiles()).isEmpty();
        assertThat(Wall.of(state, minute(9)).tiles().get(0).state()).isEqualTo("KEPT");
        assertThat(Wall.of(state, minute(20)).tiles().get(0).state()).isEqualTo("BROKEN");
        assertThat(Wall.of(state, minute(50)).tiles().get(0).state()).isEqualTo("KEPT");
    }

    @Test
    void eachBrokenPromiseHasOneSentenceAndThatOfItsAlertWhereThereIsOne() {
        long early = States.firing().alert().detectedAtMillis();
        state.see(States.firing().alert(), Links.NONE, early);
        see(
                says("gold/checkout/*", BROKEN).at(early),
                says("basic/delivery/*", BROKEN).since(early - 60_000).at(early));

        assertThat(Wall.of(state, early + 60_000).sentences())
                .extracting(Sentence::text)
                .containsExactly(
                        "Gold CSAT at checkout 74 %, promised 88 %", "basic at delivery: CSAT 70 %, promised 80 %");
    }

    /** An alert spoke for whatever was broken of its signal. */
    @Test
    void anAlertSpeaksOfItsOwnPromiseOnly() {
        long early = States.firing().alert().detectedAtMillis();
        state.see(States.firing().alert(), Links.NONE, early);
        see(
                says("gold/checkout/*", BROKEN).at(early),
                says("gold/checkout/*", BROKEN).of("delighted").at(early),
                says("gold/checkout/web", BROKEN).at(early));

        assertThat(Wall.of(state, early + 60_000).sentences())
                .extracting(Sentence::promise, Sentence::channel)
                .containsExactlyInAnyOrder(tuple("satisfied", "*"), tuple("delighted", "*"));
    }

    @Test
    void anAlertThatOnlyWaitsForItsEndSpeaksOfNothingThatBreaksMeanwhile() {
        long early = States.firing().alert().detectedAtMillis();
        state.see(States.firing().alert(), Links.NONE, early);
        see(
                says("gold/checkout/*", KEPT).at(early),
                says("gold/checkout/web", BROKEN).at(early));

        assertThat(Wall.of(state, early + 60_000).sentences())
                .extracting(Sentence::channel, Sentence::alertId)
                .contains(tuple("web", null));
    }

    @Test
    void theTrendIsTheLastHourInStepsAndLeavesGapsWhereNothingCame() {
        see(says("gold/checkout/*", KEPT).at(NOON));
        state.see(window("gold/checkout/*").csat(10, 0.5).at(minute(-1)), NOON);
        state.see(window("gold/checkout/*").csat(30, 0.9).at(NOON), NOON);
        state.see(window("gold/checkout/*").csat(10, 0.7).at(minute(-58)), NOON);

        var trend = Wall.of(state, minute(0.5)).tiles().get(0).trend();
        assertThat(trend).hasSize(30);
        assertThat(trend.get(29)).isEqualTo(0.8);
        assertThat(trend.get(0)).isEqualTo(0.7);
        assertThat(trend.subList(1, 29)).containsOnlyNulls();
    }
}
