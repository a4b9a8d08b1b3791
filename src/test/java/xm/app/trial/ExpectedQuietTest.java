package xm.app.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import xm.alert.AlertKind;
import xm.alert.Alerts;
import xm.app.backtest.AlertLife;
import xm.event.Cell;
import xm.promise.Severity;
import xm.promise.Verdicts;

/** What is quiet, and which alerts are excused because they are expected by themselves. */
class ExpectedQuietTest {
    private static final long DETECTED = Alerts.firing().detectedAtMillis();
    private static final Cell CHECKOUT = new Cell("gold", "checkout", Cell.ANY);

    @Test
    void anyAlertIsOneTooManyWhereNoneIsExpected() {
        assertThat(quiet(Long.MIN_VALUE, Long.MAX_VALUE).failure(outcome()))
                .get()
                .asString()
                .startsWith("test.yaml, line 9: nothing should fire; what fired: satisfied/gold/checkout/* as a page");
    }

    @Test
    void onlyAlertsOfTheTimeAreTooMany() {
        assertThat(quiet(DETECTED - 2, DETECTED - 1).failure(outcome())).isEmpty();
        assertThat(quiet(DETECTED, DETECTED + 1).failure(outcome())).isPresent();
        long resolved = Alerts.resolved().resolvedAtMillis();
        assertThat(quiet(resolved + 1, Long.MAX_VALUE).failure(outcome())).isEmpty();
    }

    @Test
    void onlyAlertsOfThePlaceAreTooMany() {
        Cell store = new Cell("gold", "store", Cell.ANY);
        Outcome known = new Outcome(
                Map.of("satisfied/gold/store/*", List.of(), "punctual/gold/checkout/*", List.of()),
                List.of(life(Severity.PAGE)));

        assertThat(new ExpectedQuiet("here", "satisfied", store, 0, Long.MAX_VALUE, List.of()).failure(known))
                .isEmpty();
        assertThat(new ExpectedQuiet("here", "punctual", CHECKOUT, 0, Long.MAX_VALUE, List.of()).failure(known))
                .isEmpty();
        assertThat(new ExpectedQuiet("here", "satisfied", CHECKOUT, 0, Long.MAX_VALUE, List.of()).failure(outcome()))
                .isPresent();
    }

    /** A cell that is misspelt passed for ever. */
    @Test
    void whatNothingWasSaidOfIsNotQuiet() {
        Cell misspelt = new Cell("gold", "chekout", Cell.ANY);

        assertThat(new ExpectedQuiet("here", "satisfied", misspelt, 0, Long.MAX_VALUE, List.of())
                        .failure(new Outcome(Map.of("satisfied/gold/checkout/*", List.of()), List.of())))
                .get()
                .asString()
                .contains("nothing was ever said of satisfied at gold/chekout/*");
        assertThat(new ExpectedQuiet("here", null, misspelt, 0, Long.MAX_VALUE, List.of())
                        .failure(new Outcome(Map.of("satisfied/gold/checkout/*", List.of()), List.of())))
                .get()
                .asString()
                .contains("nothing was ever said of gold/chekout/*");
    }

    /** A test whose events simply end was green without any break. */
    @Test
    void thatASourceFellSilentIsNoBreak() {
        ExpectedAlert silent = new ExpectedAlert(
                "here", "satisfied", CHECKOUT, null, null, null, null, null, null, AlertKind.SOURCE_SILENT);

        assertThat(silent.failure(outcome())).get().asString().contains("should be of kind source-silent; it was");
    }

    @Test
    void theAlertThatIsExpectedIsExcused() {
        assertThat(elseQuiet(expected(Severity.PAGE)).failure(outcome())).isEmpty();
    }

    /** That it is not as expected is said by the expectation itself, once. */
    @Test
    void theOnlyAlertThereIsExcusedThoughItIsNotAsExpected() {
        assertThat(elseQuiet(expected(Severity.TICKET)).failure(outcome())).isEmpty();
    }

    /** A second alert at the same cell was excused by the first. */
    @Test
    void aSecondAlertAtTheSameCellIsNotExcused() {
        AlertLife later = life(Severity.TICKET);

        Optional<String> failure = elseQuiet(expected(Severity.PAGE)).failure(outcome(life(Severity.PAGE), later));

        assertThat(failure)
                .get()
                .asString()
                .contains("nothing else should fire")
                .containsOnlyOnce(" as a ticket");
    }

    @Test
    void anAlertElsewhereIsNotExcused() {
        Cell store = new Cell("gold", "store", Cell.ANY);
        ExpectedAlert elsewhere = new ExpectedAlert(
                "here", "satisfied", store, null, null, null, null, null, null, AlertKind.PROMISE_BROKEN);

        assertThat(elseQuiet(elsewhere).failure(outcome())).isPresent();
    }

    /** It was known under the first of them only, and quiet for the others. */
    @Test
    void whatWentSilentTogetherIsAboutEachOfItsPromises() {
        AlertLife one = life(Severity.TICKET);
        AlertLife several = new AlertLife(
                one.first(), one.last(), one.loudest(), one.keys(), new TreeSet<>(List.of("fast", "satisfied")));

        assertThat(outcome(several).about("fast", CHECKOUT)).containsExactly(several);
        assertThat(outcome(several).about("cheap", CHECKOUT)).isEmpty();
    }

    private static ExpectedQuiet quiet(long fromMillis, long toMillis) {
        return new ExpectedQuiet("test.yaml, line 9", null, null, fromMillis, toMillis, List.of());
    }

    private static ExpectedQuiet elseQuiet(ExpectedAlert expected) {
        return new ExpectedQuiet("here", null, null, Long.MIN_VALUE, Long.MAX_VALUE, List.of(expected));
    }

    private static ExpectedAlert expected(Severity severity) {
        return new ExpectedAlert(
                "here",
                "satisfied",
                CHECKOUT,
                null,
                Verdicts.TEN + 3_600_000,
                null,
                null,
                null,
                severity,
                AlertKind.PROMISE_BROKEN);
    }

    private static Outcome outcome() {
        return outcome(life(Severity.PAGE));
    }

    private static Outcome outcome(AlertLife... lives) {
        return new Outcome(Map.of("satisfied/gold/checkout/*", List.of()), List.of(lives));
    }

    private static AlertLife life(Severity loudest) {
        AlertLife life = AlertLife.of(List.of(Alerts.firing())).get(0);
        return new AlertLife(life.first(), Alerts.resolved(), loudest, life.keys(), life.promises());
    }
}
