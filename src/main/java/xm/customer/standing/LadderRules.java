package xm.customer.standing;

import java.io.Serializable;
import java.time.Duration;

/**
 * The loyalty ladder: at-risk, satisfied, loyal, advocate, referrer. Its rules and times are our own choice.
 *
 * <ul>
 *   <li>Everybody known begins as satisfied.
 *   <li>Down to at-risk from any rung, at once, when the risk of leaving reaches its threshold; from there up to
 *       satisfied when the risk is below its lower threshold, not before {@code recovery}.
 *   <li>Up to loyal after {@code proof} as satisfied, with purchases on {@code regularDays} days or a contract of
 *       {@code tenure}, and no disappointment within {@code grudge}.
 *   <li>Up to advocate, at once: loyal, and a promoter or heard to speak well of the brand within {@code praise}.
 *   <li>Up to referrer, at once: advocate, and brought another customer within {@code referral}.
 *   <li>Down to satisfied, at once, when disappointed: a dissatisfied answer, or one of a detractor.
 *   <li>Down one rung when what speaks for the rung is older than its time, not before {@code dwell} on the rung.
 * </ul>
 *
 * Going up takes longer than going down, and each way has its time on a rung, so nobody flaps. All that time alone
 * changes, it changes at one of seven times, so one timer is enough.
 */
public record LadderRules(
        Duration recovery,
        Duration proof,
        int regularDays,
        Duration tenure,
        Duration grudge,
        Duration praise,
        Duration referral,
        Duration dwell)
        implements Serializable {

    /** As they ship. */
    public static final LadderRules DEFAULT = new LadderRules(
            Duration.ofDays(7),
            Duration.ofDays(30),
            3,
            Duration.ofDays(365),
            Duration.ofDays(90),
            Duration.ofDays(180),
            Duration.ofDays(365),
            Duration.ofDays(30));

    private static final long NEVER = Long.MAX_VALUE;
    private static final long ALWAYS_WAS = Long.MIN_VALUE;

    /**
     * How a customer stands apart from the ladder.
     *
     * @param isAtRisk the risk of leaving has reached its threshold
     * @param isSafe it is below the lower threshold
     * @param purchaseDays days with a purchase
     * @param contractMillis when the contract began, {@code null} without one
     */
    record Footing(boolean isAtRisk, boolean isSafe, int purchaseDays, Long contractMillis) {}

    /** Goes up or down as far as the rules say at a time. */
    void step(Climb climb, Footing footing, long nowMillis) {
        Rung reached = reached(climb, footing, nowMillis);
        if (reached != climb.rung()) {
            climb.rung = reached.number();
            climb.sinceMillis = nowMillis;
        }
    }

    /** When the customer goes up or down if nothing happens until then; the greatest long if never. */
    long nextMillis(Climb climb, Footing footing, long nowMillis) {
        long[] turns = {
            climb.sinceMillis + recovery.toMillis(),
            climb.sinceMillis + proof.toMillis(),
            climb.sinceMillis + dwell.toMillis(),
            end(climb.disappointedMillis, grudge),
            end(climb.praisedMillis, praise),
            end(climb.referredMillis, referral),
            contractProven(footing)
        };
        long next = NEVER;
        for (long turn : turns) {
            if (turn > nowMillis && turn < next && reached(climb, footing, turn) != climb.rung()) {
                next = turn;
            }
        }
        return next;
    }

    private Rung reached(Climb climb, Footing footing, long now) {
        Rung rung = climb.rung();
        if (footing.isAtRisk) {
            return Rung.AT_RISK;
        }
        if (rung == Rung.AT_RISK) {
            boolean isOver = footing.isSafe && now >= climb.sinceMillis + recovery.toMillis();
            return isOver ? Rung.SATISFIED : rung;
        }
        if (now < end(climb.disappointedMillis, grudge)) {
            return Rung.SATISFIED;
        }
        Rung deserved = deserved(climb, footing, now);
        if (deserved.compareTo(rung) > 0) {
            boolean isProven = rung != Rung.SATISFIED || now >= climb.sinceMillis + proof.toMillis();
            return isProven ? deserved : rung;
        }
        boolean fades = deserved != rung && now >= climb.sinceMillis + dwell.toMillis();
        return fades ? rung.below() : rung;
    }

    private Rung deserved(Climb climb, Footing footing, long now) {
        if (footing.purchaseDays < regularDays && now < contractProven(footing)) {
            return Rung.SATISFIED;
        }
        if (now >= end(climb.praisedMillis, praise)) {
            return Rung.LOYAL;
        }
        return now >= end(climb.referredMillis, referral) ? Rung.ADVOCATE : Rung.REFERRER;
    }

    private long contractProven(Footing footing) {
        return footing.contractMillis == null ? NEVER : footing.contractMillis + tenure.toMillis();
    }

    /** From when on something no longer speaks; what never happened never did. */
    private static long end(Long timeMillis, Duration duration) {
        return timeMillis == null ? ALWAYS_WAS : timeMillis + duration.toMillis();
    }
}
