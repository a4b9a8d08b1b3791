package xm.customer.episode;

import java.io.Serializable;
import xm.customer.Voice;
import xm.event.Touchpoint;

/** The rule of episodes. */
public final class EpisodeRules implements Serializable {
    /** As they ship. */
    public static final EpisodeRules DEFAULT = new EpisodeRules();

    /** Whether an event has a part in an episode; if not, nothing has to be remembered for it. */
    public boolean concerns(Touchpoint event) {
        return false;
    }

    /** Takes an event, in whatever order they come. */
    public void see(Episodes memory, Touchpoint event, String segment, Voice voice) {}

    /** Event time has reached {@code nowMillis}: settles and forgets what is due; false when nothing is left. */
    public boolean wake(Episodes memory, long nowMillis, Voice voice) {
        return false;
    }

    /** The effort that still weighs on the customer at a time: points that fade. */
    public double load(Episodes memory, long timeMillis) {
        return 0;
    }

    /** When {@link #wake} has something to do, {@link xm.customer.CustomerMemory#NEVER} if not. */
    public long nextMillis(Episodes memory) {
        return memory.nextMillis;
    }
}
