package xm.alert;

import java.io.Serializable;

/**
 * How patient the desk is.
 *
 * <p>All must be well for as long as something was ill before an alert is resolved: what breaks, mends and breaks again is
 * one alert. Between these two:
 *
 * @param holdMillis at least so long
 * @param holdAtMostMillis and so long is enough
 * @param joinMillis what breaks within that time and has something in common is one alert
 * @param updateMillis how often new numbers of an open alert are told at most
 * @param replayMillis what is detected so long after it happened is the past: recorded, nobody is called
 * @param changeBeforeMillis a change so long before the drop may have to do with it
 * @param changeAfterMillis and one so soon after it, for when a drop began is an estimate
 * @param scoutMillis what is known of a cell that has no alert is forgotten when it was not confirmed for so long
 * @param forgetMillis an open alert of which nothing was heard for so long is closed
 * @param rememberMillis the last revision of a closed alert is kept so long, so that revisions only grow: for longer than
 *     anything broken is remembered
 * @param burstEveryMillis at most one false burst of exceptions in this time, per segment and touchpoint
 */
public record DeskSettings(
        long holdMillis,
        long holdAtMostMillis,
        long joinMillis,
        long updateMillis,
        long replayMillis,
        long changeBeforeMillis,
        long changeAfterMillis,
        long scoutMillis,
        long forgetMillis,
        long rememberMillis,
        long burstEveryMillis)
        implements Serializable {
    static final long MINUTE = 60_000;
    static final long DAY = 24 * 60 * MINUTE;

    public static final DeskSettings DEFAULT = new DeskSettings(
            10 * MINUTE,
            30 * MINUTE,
            30 * MINUTE,
            5 * MINUTE,
            15 * MINUTE,
            120 * MINUTE,
            10 * MINUTE,
            60 * MINUTE,
            7 * DAY,
            800 * DAY,
            30 * DAY);

    /** So long all must be well after it was ill for so long. */
    long holdAfter(long illMillis) {
        return Math.max(holdMillis, Math.min(illMillis, holdAtMostMillis));
    }
}
