package xm.customer.standing;

import java.util.List;
import xm.customer.Moment;
import xm.customer.MomentKind;

/** One customer through event time: moments come, the watermark rises, the one timer rings. Times are in days. */
final class Life {
    static final long DAY = 86_400_000;

    final Heard heard = new Heard();
    final Profile profile = new Profile();
    int wakes;

    private StandingRules rules;
    private long watermark = Long.MIN_VALUE;
    private boolean isLeft = true;

    Life(StandingSettings settings) {
        rules = new StandingRules(settings);
    }

    /** The job goes on with other settings. */
    Life ruledBy(StandingSettings settings) {
        rules = new StandingRules(settings);
        return this;
    }

    /** A moment comes. */
    Life see(Moment moment) {
        rules.see(profile, moment, watermark);
        return this;
    }

    Life see(double day, MomentKind kind) {
        return see(day, kind, 1, null);
    }

    Life see(double day, MomentKind kind, double weight, String cause) {
        return see(new Moment(millis(day), kind, weight, "gold", "shop", cause));
    }

    /** Event time passes to a day, and every timer on the way rings. */
    Life until(double day) {
        return passTo(millis(day));
    }

    Life passTo(long timeMillis) {
        while (rules.nextMillis(profile) <= timeMillis) {
            long now = rules.nextMillis(profile);
            isLeft = rules.wake(profile, "c-1", now, heard);
            wakes++;
            if (rules.nextMillis(profile) <= now) {
                throw new AssertionError("a timer at " + now + " asks for one at " + rules.nextMillis(profile));
            }
        }
        watermark = Math.max(watermark, timeMillis);
        return this;
    }

    boolean isLeft() {
        return isLeft;
    }

    CustomerStanding at(double day) {
        return rules.at(profile, "c-1", 0, millis(day));
    }

    CustomerStanding atMillis(long timeMillis) {
        return rules.at(profile, "c-1", 0, timeMillis);
    }

    List<String> exceptions() {
        return heard.exceptions.stream()
                .map(exception -> exception.kind().wireName())
                .toList();
    }

    static long millis(double day) {
        return Math.round(day * DAY);
    }
}
