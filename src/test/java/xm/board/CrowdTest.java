package xm.board;

import static org.assertj.core.api.Assertions.assertThat;
import static xm.board.Told.NOON;
import static xm.board.Told.minute;
import static xm.board.Told.says;
import static xm.board.Told.window;
import static xm.promise.VerdictState.BROKEN;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import xm.alert.Alert;
import xm.alert.AlertKind;
import xm.alert.Contributor;
import xm.dispatch.Links;
import xm.event.Cell;
import xm.promise.Observed;
import xm.promise.Severity;

/** What so few said that it is not shown, in no view and in none of their JSON. */
class CrowdTest {
    private static final long HOUR = 3_600_000;
    private static final Cell CELL = Cell.ofKey("gold/checkout/*");

    private final BoardState state = new BoardState(Keep.USUAL, new Crowd(5));

    @Test
    void aStandingKeepsItsStateAndTellsNothingThatFollowsFromWhatFewSaid() {
        state.see(
                says("gold/checkout/*", BROKEN)
                        .observed(seen(4, 0.123456))
                        .promised(0.9)
                        .at(NOON),
                NOON);

        Standing standing = Wall.of(state, NOON).tiles().get(0).worst();
        assertThat(standing.state()).isEqualTo("BROKEN");
        assertThat(standing.isTooFew()).isTrue();
        assertThat(standing.valueText()).isNull();
        assertThat(standing.n()).isNull();
        assertThat(standing.evidence()).isZero();
        assertThat(Wall.of(state, NOON).sentences())
                .extracting(Sentence::text)
                .containsExactly("gold at checkout: CSAT, too few to show, promised 90 %");
        assertThat(json(Wall.of(state, NOON))).doesNotContain("0.12", "12 %");
    }

    @Test
    void asManyAsTheSmallestGroupAreShown() {
        state.see(
                says("gold/checkout/*", BROKEN)
                        .observed(seen(5, 0.5))
                        .promised(0.9)
                        .at(NOON),
                NOON);

        assertThat(Wall.of(state, NOON).tiles().get(0).worst().valueText()).isEqualTo("50 %");
    }

    /** It was told of two that they are two, worth 1800 a year, and mobile. */
    @Test
    void ofManyAnswersAnAlertTellsNothingOfTheFewWhoAreAffected() {
        AlertLine few = line(alert(AlertKind.PROMISE_BROKEN, seen(40, 0.74), 2, 3));
        assertThat(few.isTooFew()).isFalse();
        assertThat(few.n()).isEqualTo(40);
        assertThat(few.isAffectedTooFew()).isTrue();
        assertThat(few.customers()).isZero();
        assertThat(few.valueAtRisk()).isZero();
        assertThat(few.exceptions()).isZero();
        assertThat(few.contributors()).isEmpty();

        AlertLine enough = line(alert(AlertKind.PROMISE_BROKEN, seen(40, 0.74), 5, 5));
        assertThat(enough.isAffectedTooFew()).isFalse();
        assertThat(enough.customers()).isEqualTo(5);
        assertThat(enough.valueAtRisk()).isEqualTo(1_800);
        assertThat(enough.exceptions()).isEqualTo(5);
        assertThat(enough.contributors()).hasSize(1);
    }

    @Test
    void aBurstOfFewDoesNotSayHowManyTheyAre() {
        AlertLine few = line(alert(AlertKind.CUSTOMER_EXCEPTION_BURST, null, 4, 4));
        assertThat(few.summary()).contains("too few to show").doesNotContain("4");
        assertThat(json(few)).contains("\"customers\":0", "\"exceptions\":0").doesNotContain("1800", "mobile");

        assertThat(line(alert(AlertKind.CUSTOMER_EXCEPTION_BURST, null, 5, 5)).summary())
                .isEqualTo("Gold customers in trouble at checkout: 5");
    }

    @Test
    void windowsOfFewAreLeftOutOfChartsAndTrendsAndCounted() {
        state.see(window("gold/checkout/*").csat(40, 0.7).at(minute(1)), NOON);
        state.see(window("gold/checkout/*").csat(4, 0.123).at(minute(2)), NOON);
        state.see(
                says("gold/checkout/*", BROKEN)
                        .observed(seen(40, 0.7))
                        .promised(0.9)
                        .at(minute(2)),
                NOON);

        SignalChart chart = CellPage.of(state, CELL, minute(3), HOUR).signals().get(0);
        assertThat(chart.points()).hasSize(1);
        assertThat(chart.withheld()).isEqualTo(1);
        assertThat(json(CellPage.of(state, CELL, minute(3), HOUR))).doesNotContain("0.123");
        assertThat(json(Wall.of(state, minute(3)))).doesNotContain("0.123");
    }

    @Test
    void partsAreAddedUpBeforeTheyAreCounted() {
        for (int i = 1; i <= 2; i++) {
            state.see(window("gold/checkout/web").csat(3, 0.7).at(minute(i)), NOON);
        }
        state.see(window("gold/checkout/store").csat(4, 0.123).at(minute(1)), NOON);

        SignalChart chart = CellPage.of(state, CELL, minute(3), HOUR).signals().get(0);
        assertThat(chart.contributors())
                .extracting(Contribution::part, Contribution::valueText)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("web", "70 %"),
                        org.assertj.core.groups.Tuple.tuple("store", "too few to show"));
    }

    @Test
    void aJourneyTellsNoMeasureOfFew() {
        state.see(window("gold/checkout/*").reading("abandonment", 4, 0.123).at(minute(1)), NOON);

        JourneyPage page = JourneyPage.of(state, "gold", minute(2), HOUR);
        assertThat(page.stages().get(0).dropOff().text()).isEqualTo("too few to show");
        assertThat(json(page)).doesNotContain("0.123", "12 %");
    }

    @Test
    void everybodyIsShownUnlessItIsSetOtherwise() {
        BoardState open = new BoardState(Keep.USUAL);
        open.see(
                says("gold/checkout/*", BROKEN)
                        .observed(seen(1, 0.5))
                        .promised(0.9)
                        .at(NOON),
                NOON);
        assertThat(List.of(Wall.of(open, NOON).tiles().get(0).worst().valueText()))
                .containsExactly("50 %");
    }

    private static AlertLine line(Alert alert) {
        return AlertLine.of(new AlertLives.Told(alert, Links.NONE, NOON), new Crowd(5));
    }

    private static Alert alert(AlertKind kind, Observed observed, long customers, long exceptions) {
        boolean isBurst = kind == AlertKind.CUSTOMER_EXCEPTION_BURST;
        return new Alert(
                "satisfied/gold/checkout/*",
                "satisfied-gold-checkout-1",
                1,
                kind,
                true,
                "satisfied",
                7,
                CELL,
                isBurst ? "customer-exceptions" : "csat",
                Severity.PAGE,
                isBurst ? "Gold customers in trouble at checkout: " + customers : "Gold CSAT at checkout 74 %",
                isBurst ? 0.1 : 0.88,
                observed,
                NOON,
                NOON,
                null,
                customers,
                1_800,
                List.of(new Contributor("channel", "mobile", 0.81)),
                null,
                "cx-digital",
                null,
                List.of("gold/checkout/*"),
                exceptions,
                null,
                false,
                List.of());
    }

    private static Observed seen(long n, double value) {
        return new Observed(600_000, n, value, value - 0.1, value + 0.1);
    }

    private static String json(Object page) {
        return new ObjectMapper().valueToTree(page).toString();
    }
}
