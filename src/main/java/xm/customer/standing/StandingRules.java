package xm.customer.standing;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import xm.customer.CustomerException;
import xm.customer.CustomerMemory;
import xm.customer.Moment;
import xm.customer.Voice;
import xm.customer.churn.ChurnRules;
import xm.customer.churn.Score;
import xm.event.Touchpoint;
import xm.signal.Fact;
import xm.signal.StandingChange;

/**
 * The rule of where a customer stands: moments wait for the end of their grain, a tenth of a second, then count in order
 * of time, and silence counts in between.
 *
 * <ul>
 *   <li>A customer is known from their first moment on, leaves with a cancellation until they buy again, and is
 *       forgotten when there was no moment for the {@code memory}.
 *   <li>What time alone changes has one timer, the least of: the risk crosses a threshold or leaves its band of a
 *       fiftieth, a rung is reached or lost, a silence has lasted, the memory is over. The risk is followed for a day at
 *       first; who is silent until then is looked at once more, and of whose risk then stays in its band nothing is told.
 *   <li>The stock of a segment is told as differences, as of the last time something changed: so its risk lags by less
 *       than a fiftieth a customer, and its counts not at all.
 * </ul>
 */
public final class StandingRules implements Serializable {
    /** As they ship. */
    public static final StandingRules DEFAULT = new StandingRules(StandingSettings.DEFAULT);

    /** The grain of time. Every window ends with a grain, so what it tells waits for no moment in it. */
    public static final long GRAIN_MILLIS = 100;

    /** Tells nobody. */
    private static final Voice SILENT = new Voice() {
        @Override
        public void fact(Fact fact) {}

        @Override
        public void moment(Moment moment) {}

        @Override
        public void exception(CustomerException exception) {}

        @Override
        public void standing(StandingChange change) {}
    };

    private final StandingSettings settings;
    private final MomentCount count;
    private final Judgement judgement;

    public StandingRules(StandingSettings settings) {
        this.settings = settings;
        this.count = new MomentCount(settings);
        this.judgement = new Judgement(settings);
    }

    /** The same with other models of who leaves. */
    public StandingRules with(ChurnRules churn) {
        return new StandingRules(settings.with(churn));
    }

    /** The same, of customers who are forgotten when nothing was heard of them for so long. */
    public StandingRules remembering(long memoryMillis) {
        return new StandingRules(settings.remembering(Duration.ofMillis(memoryMillis)));
    }

    /** What an event by itself says of its customer; most say nothing. */
    public void moments(Touchpoint event, String segment, Voice voice) {
        settings.moments().tell(event, segment, voice);
    }

    /** When a moment counts: at the last millisecond of its grain. */
    public static long dueMillis(long momentMillis) {
        return Math.floorDiv(momentMillis, GRAIN_MILLIS) * GRAIN_MILLIS + GRAIN_MILLIS - 1;
    }

    /** As far as time has come in whole grains: the last millisecond of the last one that has ended. */
    public static long wholeGrains(long timeMillis) {
        return dueMillis(timeMillis + 1) - GRAIN_MILLIS;
    }

    /** Takes a moment; it counts when event time reaches the end of its grain, at once if it has. */
    public void see(Profile profile, Moment moment, long watermark) {
        long due = dueMillis(moment.timeMillis());
        if (profile.waiting == null) {
            profile.waiting = new Waiting();
        }
        profile.waiting.add(moment, due > watermark ? due : watermark + 1);
    }

    /** Event time has reached {@code nowMillis}: counts what waited and what silence did; false when nothing is left. */
    public boolean wake(Profile profile, String customer, long nowMillis, Voice voice) {
        // others may wake a customer earlier; what is told in which steps must not depend on that
        if (nextMillis(profile) <= nowMillis) {
            Stock before = profile.stock;
            run(new Subject(customer, profile, voice), nowMillis);
            Stock.tell(before, profile.stock, nowMillis, voice);
        }
        return profile.isKnown() || profile.isWaiting();
    }

    /** No time comes after: counts what happened until {@code nowMillis}, whatever it waits for, and tells the risk of then. */
    public void finish(Profile profile, String customer, long nowMillis, Voice voice) {
        Stock before = profile.stock;
        run(new Subject(customer, profile, voice), nowMillis);
        judgement.refresh(profile, nowMillis);
        Stock.tell(before, profile.stock, nowMillis, voice);
    }

    /** The customer is to be forgotten: takes back what they add to the stock of their segment, at the earliest now. */
    public void erase(Profile profile, long nowMillis, Voice voice) {
        Stock.tell(profile.stock, null, Math.max(nowMillis, profile.clockMillis), voice);
    }

    /** What a customer is worth in money a year, as set for the segment, else as spent. */
    public double worth(Profile profile, String segment) {
        Double set = settings.valueOfSegment().get(segment);
        return set != null ? set : profile == null ? 0 : settings.value(profile);
    }

    /** When {@link #wake} has something to do, {@link CustomerMemory#NEVER} if not. */
    public long nextMillis(Profile profile) {
        return profile.isWaiting() ? Math.min(profile.waiting.dueMillis, profile.stepMillis) : profile.stepMillis;
    }

    /** Where the customer stands at a time, in full, for a report; {@code null} when nobody is known, or has left. */
    public CustomerStanding at(Profile profile, String customer, double effortLoad, long timeMillis) {
        Profile then = profile.copy();
        run(new Subject(customer, then, SILENT), timeMillis);
        if (then.stock == null) {
            return null;
        }
        Score score = judgement.score(then, Math.max(timeMillis, then.clockMillis));
        List<CustomerStanding.Why> why = score.contributions().stream()
                .map(part -> new CustomerStanding.Why(part.what(), part.logOdds()))
                .toList();
        return new CustomerStanding(
                customer,
                then.segment,
                timeMillis,
                score.risk(),
                score.model(),
                score.reason(),
                score.weightsVersion(),
                then.climb.rung().wireName(),
                effortLoad,
                why);
    }

    /** Moments and silence in order of time, up to a time; of the same time, moments first. */
    private void run(Subject subject, long untilMillis) {
        Profile profile = subject.profile();
        while (true) {
            long momentMillis = profile.isWaiting() ? profile.waiting.firstMillis() : CustomerMemory.NEVER;
            if (Math.min(momentMillis, profile.stepMillis) > untilMillis) {
                return;
            }
            if (momentMillis <= profile.stepMillis) {
                take(subject, momentMillis, untilMillis);
            } else if (profile.stepMillis == profile.calmMillis) {
                judgement.lookFurther(subject);
            } else {
                profile.clockMillis = Math.max(profile.clockMillis, profile.stepMillis);
                judgement.judge(subject, null, true);
            }
        }
    }

    /**
     * Counts all moments of a time; those that came late count now. The risk between two moments of one
     * grain is not looked at, however many there are.
     */
    private void take(Subject subject, long timeMillis, long untilMillis) {
        Profile profile = subject.profile();
        Waiting waiting = profile.waiting;
        profile.clockMillis = Math.max(profile.clockMillis, timeMillis);
        String touchpoint = null;
        long due = waiting.firstDueMillis();
        while (waiting.firstMillis() == timeMillis) {
            Moment moment = waiting.take();
            count.count(subject, moment);
            touchpoint = moment.touchpoint();
        }
        boolean isFollowed = waiting.firstMillis() <= untilMillis && waiting.firstDueMillis() == due;
        profile.waiting = waiting.isEmpty() ? null : waiting;
        judgement.judge(subject, touchpoint, !isFollowed);
    }
}
