package xm.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static xm.alert.Told.broken;
import static xm.alert.Told.kept;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import xm.promise.Severity;

/** Exceptions that pile up beyond their own pace. */
class BurstsTest {
    private static final int DAY = 24 * 60;

    @Test
    void doesNotFireOnTheFirstFew() {
        Script script = Script.desk();
        for (int i = 0; i < 4; i++) {
            script.note(i, "gold", "checkout");
        }
        script.until(20);
        Script late = Script.desk().at(0, kept("gold/checkout/*"));
        for (int i = 0; i < 4; i++) {
            late.note(10 * DAY, "gold", "checkout");
        }

        assertThat(script.said).isEmpty();
        assertThat(late.until(10 * DAY + 20).said).isEmpty();
    }

    @Test
    void firesWhenTheyPileUpAndIsOverWhenTheyNoLongerDo() {
        Script script = Script.desk().at(0, kept("gold/checkout/*"));
        for (int day = 0; day < 10; day++) {
            script.note(day * DAY + 600, "gold", "checkout");
            script.note(day * DAY + 900, "gold", "checkout");
        }
        assertThat(script.said).isEmpty();
        for (int i = 0; i < 14; i++) {
            script.note(10 * DAY + i, "gold", "checkout");
        }
        script.until(10 * DAY + 60);

        Alert first = script.said.get(0);
        assertThat(first.kind()).isEqualTo(AlertKind.CUSTOMER_EXCEPTION_BURST);
        assertThat(first.key()).isEqualTo("customer-exceptions/gold/checkout/*");
        assertThat(first.summary()).isEqualTo("Gold customers in trouble at checkout: 5 in 4 min, usually 2 a day");
        assertThat(first.customersAffected()).isEqualTo(5);
        assertThat(first.valueAtRisk()).isEqualTo(2000);
        assertThat(script.ids()).hasSize(1);
        assertThat(script.last().isFiring()).isFalse();
        assertThat(script.last().exceptions()).isEqualTo(14);
        assertThat(script.last().summary())
                .isEqualTo("Gold customers in trouble at checkout: as few as usual again after 24 min, 14 in all");
    }

    @Test
    void joinTheBrokenPromiseThatExplainsThem() {
        Script script = Script.desk().at(0, kept("gold/checkout/*")).at(10 * DAY, broken("gold/checkout/*"));
        for (int i = 1; i <= 20; i++) {
            script.note(10 * DAY + i * 0.2, "gold", "checkout");
        }
        script.at(10 * DAY + 5, broken("gold/checkout/*"));

        assertThat(script.said).extracting(Alert::kind).containsOnly(AlertKind.PROMISE_BROKEN);
        assertThat(script.last().exceptions()).isEqualTo(20);
    }

    @Test
    void aBurstEndsWhereAPromiseBreaksThatExplainsIt() {
        Script script = Script.desk().at(0, kept("gold/checkout/*"));
        for (int i = 0; i < 14; i++) {
            script.note(10 * DAY + i, "gold", "checkout");
        }
        script.until(10 * DAY + 14)
                .note(10 * DAY + 15, "gold", "checkout")
                .at(10 * DAY + 15, broken("gold/checkout/*"));
        for (int i = 0; i < 3; i++) {
            script.note(10 * DAY + 16 + i, "gold", "checkout");
        }
        script.at(10 * DAY + 30, broken("gold/checkout/*"));

        Alert burst = script.of("customer-exceptions/gold/checkout/*").stream()
                .reduce((one, other) -> other)
                .orElseThrow();
        assertThat(burst.isFiring()).isFalse();
        assertThat(burst.summary())
                .isEqualTo("Gold customers in trouble at checkout: 14, told with the alert on CSAT from now on");
        Alert promise = script.last();
        assertThat(promise.kind()).isEqualTo(AlertKind.PROMISE_BROKEN);
        assertThat(promise.isFiring()).isTrue();
        assertThat(promise.exceptions()).as("each once").isEqualTo(18);
    }

    /** Nobody has to wait for the next verdict, which comes a minute later. */
    @Test
    void aBurstEndsAtOnceWhereAPromiseThatWasWellBreaksAgain() {
        Script script = Script.desk()
                .at(0, kept("gold/checkout/*"))
                .at(10 * DAY, broken("gold/checkout/*"))
                .at(10 * DAY + 5, kept("gold/checkout/*"));
        for (int i = 0; i < 60; i++) {
            script.note(10 * DAY + 5.5 + i * 0.05, "gold", "checkout");
        }
        script.at(10 * DAY + 9, broken("gold/checkout/*")).until(10 * DAY + 9.1);

        List<Alert> burst = script.of("customer-exceptions/gold/checkout/*");
        assertThat(burst).hasSizeGreaterThan(1);
        assertThat(burst).last().satisfies(alert -> assertThat(alert.isFiring()).isFalse());
        assertThat(script.last().key()).isEqualTo("satisfied/gold/checkout/*");
        assertThat(script.last().exceptions()).as("each once").isEqualTo(60);
    }

    @Test
    void whatIsOnlyRecordedCountsExceptionsAndNoneAgainOfTheBurstThatItTakesOver() {
        Told recorded = broken("gold/checkout/*").loud(Severity.RECORD, 0);
        Script script = Script.desk()
                .at(0, kept("gold/checkout/*"))
                .at(10 * DAY, recorded)
                .at(10 * DAY + 1, recorded);
        for (int i = 0; i < 60; i++) {
            script.note(10 * DAY + 2 + i * 0.05, "gold", "checkout");
        }
        script.at(10 * DAY + 6, recorded);
        assertThat(script.of("satisfied/gold/checkout/*"))
                .last()
                .satisfies(alert -> assertThat(alert.exceptions())
                        .as("with nobody who heard of it")
                        .isEqualTo(60));
        script.at(
                10 * DAY + 7,
                recorded,
                broken("platinum/checkout/*").loud(Severity.PAGE, 0).since(10 * DAY));

        List<Alert> burst = script.of("customer-exceptions/gold/checkout/*");
        assertThat(burst).hasSizeGreaterThan(1);
        assertThat(burst).last().satisfies(alert -> assertThat(alert.isFiring()).isFalse());
        assertThat(script.last().severity()).isEqualTo(Severity.PAGE);
        assertThat(script.last().exceptions()).as("each once").isEqualTo(60);
    }

    /** Of what the alert has counted elsewhere nothing is in the burst; of the burst it has not counted what came before it. */
    @Test
    void whatIsTakenOverOfABurstIsWhatCameFromItsPlaceBeforeTheAlert() {
        Told gold = broken("gold/*/*").of("satisfied", "csat", 0.88, "segment");
        Script script = Script.desk().at(0, kept("gold/checkout/*"));
        for (int i = 0; i < 4; i++) {
            script.note(10 * DAY + i * 0.01, "gold", "checkout", 50);
        }
        script.at(10 * DAY + 0.1, gold.loud(Severity.RECORD, 0));
        for (int i = 0; i < 5; i++) {
            script.note(10 * DAY + 0.2 + i * 0.01, "gold", "checkout", 200);
            script.note(10 * DAY + 0.2 + i * 0.2, "gold", "store-" + i, 1000);
        }
        script.until(10 * DAY + 1.5).at(10 * DAY + 1.6, gold.loud(Severity.PAGE, 0));

        List<Alert> burst = script.of("customer-exceptions/gold/checkout/*");
        assertThat(burst).last().satisfies(alert -> {
            assertThat(alert.isFiring()).isFalse();
            assertThat(alert.exceptions()).isEqualTo(9);
        });
        assertThat(script.last().key()).isEqualTo("satisfied/gold/*/*");
        assertThat(script.last().exceptions()).isEqualTo(4 + 5 + 5);
        assertThat(script.state().alerts.get("satisfied/gold/*/*").exceptionValue)
                .isEqualTo(4 * 50 + 5 * 200 + 5 * 1000);
    }

    @Test
    void whatAnAlertHasToldIsInNoBurstThatComesAfterIt() {
        Script script = Script.desk()
                .at(0, kept("gold/checkout/*"))
                .at(10 * DAY, broken("gold/checkout/*"))
                .at(10 * DAY + 1, kept("gold/checkout/*"));
        for (int i = 0; i < 3; i++) {
            script.note(10 * DAY + 1.1 + i * 0.1, "gold", "checkout");
        }
        script.at(10 * DAY + 2, broken("gold/checkout/*")).at(10 * DAY + 3, kept("gold/checkout/*"));
        script.note(10 * DAY + 3.1, "gold", "checkout").note(10 * DAY + 3.2, "gold", "checkout");
        script.at(10 * DAY + 4, broken("gold/checkout/*"));

        assertThat(script.said).extracting(Alert::kind).containsOnly(AlertKind.PROMISE_BROKEN);
        assertThat(script.last().exceptions()).as("each once").isEqualTo(5);
    }

    @Test
    void whatAWiderBurstCountsTooIsNotCountedAgainWhenTheAlertGrowsToItsLevel() {
        Script script = Script.desk()
                .at(0, kept("gold/checkout/*"))
                .at(10 * DAY, broken("gold/checkout/*").loud(Severity.RECORD, 0));
        for (int i = 0; i < 6; i++) {
            script.note(10 * DAY + 0.1 + i * 0.01, "gold", "checkout").note(10 * DAY + 0.1 + i * 0.01, "gold", null);
        }
        script.at(10 * DAY + 1, broken("gold/checkout/*"));
        script.at(
                10 * DAY + 2,
                broken("gold/checkout/*"),
                broken("gold/delivery/*").since(10 * DAY));

        long all = script.state().alerts.values().stream()
                .mapToLong(alert -> alert.exceptions)
                .sum();
        assertThat(all).as("each once, wherever it is told").isEqualTo(12);
    }

    /** An alert that people hear of explains them: they are in no burst, so that nothing of a burst is known by them. */
    @Test
    void whatAnotherAlertExplainsIsNotTakenForPartOfABurst() {
        Told gold = broken("gold/*/*").of("satisfied", "csat", 0.88, "segment");
        Script script = Script.desk().at(0, kept("gold/checkout/*"));
        for (int i = 0; i < 8; i++) {
            script.note(10 * DAY + i * 0.01, "gold", i % 2 == 0 ? "checkout" : "delivery");
        }
        script.at(10 * DAY + 0.2, gold.loud(Severity.RECORD, 0));
        script.note(10 * DAY + 0.3, "gold", "checkout");
        script.at(10 * DAY + 0.4, broken("gold/store/*").of("lively", "csat", 0.88, "segment", "touchpoint"));
        for (int i = 0; i < 10; i++) {
            script.note(10 * DAY + 0.5 + i * 0.01, "gold", "store");
        }
        script.at(10 * DAY + 1, gold.loud(Severity.PAGE, 0));

        assertThat(script.state().alerts.get("satisfied/gold/*/*").exceptions).isEqualTo(8 + 1 + 10);
    }

    @Test
    void whatAnAlertTookOverIsNoEvidenceForAnotherBurst() {
        Script script = Script.desk().at(0, kept("gold/checkout/*"));
        for (int i = 0; i < 9; i++) {
            script.note(10 * DAY + 0.01 * i, "gold", "checkout");
        }
        script.until(10 * DAY + 0.1).at(10 * DAY + 0.2, broken("gold/checkout/*"));
        script.at(10 * DAY + 0.3, kept("gold/checkout/*"));
        for (int i = 0; i < 4; i++) {
            script.note(10 * DAY + 0.4 + 0.01 * i, "gold", i == 0 ? "elsewhere" : "checkout");
        }
        script.until(10 * DAY + 1);

        List<Alert> bursts = script.said.stream()
                .filter(alert -> alert.kind() == AlertKind.CUSTOMER_EXCEPTION_BURST)
                .toList();
        assertThat(bursts).extracting(Alert::isFiring).containsExactly(true, false);
        assertThat(script.of("satisfied/gold/checkout/*"))
                .filteredOn(Alert::isFiring)
                .last()
                .satisfies(alert -> assertThat(alert.exceptions()).isEqualTo(9));
    }

    /** While an alert explains them nothing is learnt, neither that many are usual nor that none are. */
    @Test
    void afterFourDaysThatAnAlertExplainedTheUsualIsStillUsual() {
        Script script = Script.desk().at(0, kept("gold/checkout/*"));
        for (int minute = 10; minute < 6 * 60; minute += 10) {
            script.note(minute, "gold", "checkout");
        }
        script.at(6 * 60, broken("gold/checkout/*"));
        for (int minute = 6 * 60 + 1; minute < 4 * DAY; minute += 20) {
            script.note(minute, "gold", "checkout");
        }
        script.at(4 * DAY, kept("gold/checkout/*"));
        for (int minute = 4 * DAY + 45; minute < 5 * DAY; minute += 10) {
            script.note(minute, "gold", "checkout");
        }

        assertThat(script.said).extracting(Alert::kind).containsOnly(AlertKind.PROMISE_BROKEN);
        assertThat(script.last().isFiring()).isFalse();
    }

    @Test
    void doNotJoinABrokenPromiseElsewhere() {
        Script script = Script.desk().at(0, kept("gold/checkout/*")).at(10 * DAY, broken("basic/checkout/*"));
        for (int i = 1; i <= 20; i++) {
            script.note(10 * DAY + i * 0.2, "gold", i % 2 == 0 ? "checkout" : null);
        }
        script.until(10 * DAY + 5);

        assertThat(script.said).extracting(Alert::kind).contains(AlertKind.CUSTOMER_EXCEPTION_BURST);
        assertThat(script.of("satisfied/basic/checkout/*")).allMatch(alert -> alert.exceptions() == 0);
    }

    /** Five segments with a day and a night, from one exception an hour to ten: 200 days. */
    @Test
    void keepsTheRateOfFalseAlarmsThroughDaysAndNights() {
        SplittableRandom random = new SplittableRandom(7);
        Script script = Script.inOnePiece().at(0, kept("gold/checkout/*"));
        double[] anHour = {0.1, 1, 3, 10, 30};
        for (int minute = 1; minute < 200 * DAY; minute++) {
            double light = 1 + 0.9 * Math.sin(2 * Math.PI * minute / DAY);
            for (int segment = 0; segment < anHour.length; segment++) {
                if (random.nextDouble() < anHour[segment] / 60 * light) {
                    script.note(minute, "segment-" + segment, "checkout");
                }
            }
        }
        script.until(200 * DAY);

        long bursts =
                script.said.stream().filter(alert -> alert.revision() == 1).count();
        System.out.println("false bursts in 5 x 200 days: " + bursts);
        assertThat(bursts).isLessThanOrEqualTo(5 * 200 / 30);
    }
}
