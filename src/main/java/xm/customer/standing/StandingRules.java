package xm.customer.standing;

import java.io.Serializable;
import xm.customer.Moment;
import xm.customer.Voice;
import xm.event.Touchpoint;

/** The rule of where a customer stands: moments wait for the end of their pane, then count in order of time. */
public final class StandingRules implements Serializable {
    /** As they ship. */
    public static final StandingRules DEFAULT = new StandingRules();

    /** What an event by itself says of its customer; most say nothing. */
    public void moments(Touchpoint event, String segment, Voice voice) {}

    /** Takes a moment; it counts when event time reaches the end of its pane, at once if it has. */
    public void see(Profile profile, Moment moment, long paneEndMillis, long watermark) {}

    /** Event time has reached {@code nowMillis}: counts what waited, crosses what is due; false when nothing is left. */
    public boolean wake(Profile profile, String customer, long nowMillis, Voice voice) {
        return false;
    }

    /** When {@link #wake} has something to do, {@link xm.customer.CustomerMemory#NEVER} if not. */
    public long nextMillis(Profile profile) {
        return profile.nextMillis;
    }

    /** Where the customer stands at a time, in full, for a report; {@code null} when nothing is known. */
    public CustomerStanding at(Profile profile, String customer, double effortLoad, long timeMillis) {
        return null;
    }
}
