package xm.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import xm.event.Contact;
import xm.event.Quality;
import xm.event.Survey;
import xm.event.Touchpoint;
import xm.event.Visit;

/** Whatever goes wrong, an event is one that the contract (section 2) admits. */
class ContractRangeTest {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    @Test
    void noEventOfABadDayIsOutOfRange() {
        World world = World.standard(11).withEventsPerSecond(15);
        Recording day = Recording.of(
                world, Scenario.named("bad-day"), Instant.parse("2026-11-28T06:00:00Z"), Duration.ofHours(12));
        day.events().forEach(ContractRangeTest::check);
    }

    private static void check(Touchpoint event) {
        assertThat(fits(event)).as(() -> event.toString()).isTrue();
    }

    private static boolean fits(Touchpoint e) {
        return e.id() != null
                && isName(e.touchpoint())
                && (e.customer() != null || !e.kind().needsCustomer())
                && hasThePayloadOfItsKind(e)
                && (e.survey() == null || fits(e.survey()))
                && (e.contact() == null || fits(e.contact()))
                && (e.visit() == null || fits(e.visit()))
                && (e.quality() == null || fits(e.quality()))
                && (e.purchase() == null
                        || (e.purchase().amount().signum() > 0 && e.purchase().items() >= 1))
                && (e.delivery() == null
                        || e.delivery().lateMinutes() == null
                        || Double.isFinite(e.delivery().lateMinutes()))
                && (e.complaint() == null
                        || (in(1, e.complaint().severity(), 4)
                                && isName(e.complaint().topic())))
                && (e.caseUpdate() == null || e.caseUpdate().targetSeconds() > 0)
                && (e.mention() == null
                        || (in(-1, e.mention().sentiment(), 1)
                                && in(0, e.mention().confidence(), 1)
                                && e.mention().reach() >= 0))
                && (e.cancellation() == null || isName(e.cancellation().reason()))
                && (e.cord() == null || isName(e.cord().reason()))
                && (e.change() == null || isName(e.change().what()));
    }

    private static boolean hasThePayloadOfItsKind(Touchpoint e) {
        return switch (e.kind()) {
            case SURVEY -> e.survey() != null;
            case CONTACT -> e.contact() != null;
            case VISIT -> e.visit() != null;
            case QUALITY -> e.quality() != null;
            case PURCHASE -> e.purchase() != null;
            case DELIVERY -> e.delivery() != null;
            case COMPLAINT -> e.complaint() != null;
            case CASE -> e.caseUpdate() != null;
            case MENTION -> e.mention() != null;
            case REFERRAL -> e.referral() != null;
            case CANCELLATION -> e.cancellation() != null;
            case PROBE -> e.survey() != null || e.contact() != null || e.visit() != null;
            case CORD -> e.cord() != null;
            case CHANGE -> e.change() != null;
        };
    }

    private static boolean fits(Survey s) {
        return in(s.csat().scale().lowest(), s.csat().score(), s.csat().scale().highest())
                && in(0, s.nps(), 10)
                && (s.effort() == null
                        || in(
                                s.effort().instrument().lowest(),
                                s.effort().score(),
                                s.effort().instrument().highest()))
                && in(1, s.success(), 7)
                && in(1, s.ease(), 7)
                && in(1, s.emotion(), 7);
    }

    private static boolean fits(Contact c) {
        return in(0, c.waitSeconds(), 86_400 * 7) && in(0, c.handleSeconds(), 86_400) && in(0, c.transfers(), 10);
    }

    private static boolean fits(Visit v) {
        return in(1, v.steps(), 50)
                && in(1, v.expectedSteps(), 50)
                && in(0, v.errors(), 10)
                && in(0, v.durationSeconds(), 86_400);
    }

    private static boolean fits(Quality q) {
        return switch (q.media()) {
            case VOICE ->
                in(0, q.voice().oneWayDelayMs(), 5_000)
                        && in(0, q.voice().jitterBufferMs(), 5_000)
                        && in(0, q.voice().lossPercent(), 100)
                        && q.voice().burstRatio() >= 1;
            case WEB ->
                in(0, q.web().lcpMs(), 120_000)
                        && in(0, q.web().inpMs(), 120_000)
                        && in(0, q.web().cls(), 10);
            case VIDEO ->
                in(1, q.video().playSeconds(), 86_400)
                        && in(0, q.video().stalls(), 100)
                        && in(0, q.video().stallSeconds(), 86_400);
            case API -> in(0, q.api().durationMs(), 120_000) && q.api().thresholdMs() > 0;
        };
    }

    private static boolean in(double low, Number value, double high) {
        return value == null || (value.doubleValue() >= low && value.doubleValue() <= high);
    }

    private static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }
}
