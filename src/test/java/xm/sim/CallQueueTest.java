package xm.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallQueueTest {
    private static final double LOAD = 40;

    @Test
    void whoCallsWhenNobodyElseDoesWaitsForNobody() {
        Agenda agenda = new Agenda(0);
        assertThat(queue(agenda, Scenario.named("none")).waitSeconds()).isZero();
    }

    @Test
    void keepsUpWithThePlannedLoad() {
        assertThat(waitAfterAnHour(Scenario.named("none"), 1)).isLessThan(30);
    }

    @Test
    void growsWhenMoreCallThanPlanned() {
        assertThat(waitAfterAnHour(Scenario.named("none"), 2)).isGreaterThan(300);
    }

    @Test
    void growsWhenAgentsAreMissing() {
        Scenario missing = new Scenario(
                "missing", List.of(new Incident(Trouble.CALL_QUEUE_GROWS, Duration.ZERO, Duration.ofHours(2), 1)));
        assertThat(waitAfterAnHour(missing, 1)).isGreaterThan(300);
    }

    private static double waitAfterAnHour(Scenario scenario, double timesTheLoad) {
        Agenda agenda = new Agenda(0);
        CallQueue queue = queue(agenda, scenario);
        for (int second = 0; second < 3_600; second++) {
            agenda.at(second * 1000L, () -> queue.accept(LOAD * timesTheLoad * DayRhythm.factor(agenda.nowMillis())));
            agenda.live();
        }
        return queue.waitSeconds();
    }

    private static CallQueue queue(Agenda agenda, Scenario scenario) {
        return new CallQueue(agenda, new Course(scenario, 0, agenda), LOAD);
    }
}
