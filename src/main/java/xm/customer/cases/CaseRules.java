package xm.customer.cases;

import java.io.Serializable;
import xm.customer.Voice;
import xm.event.Touchpoint;

/** The rule of cases. */
public final class CaseRules implements Serializable {
    /** As they ship. */
    public static final CaseRules DEFAULT = new CaseRules();

    /** Whether an event has a part in a case; if not, nothing has to be remembered for it. */
    public boolean concerns(Touchpoint event) {
        return false;
    }

    /** Takes an event, in whatever order they come. */
    public void see(CaseFile memory, Touchpoint event, String segment, Voice voice) {}

    /** Event time has reached {@code nowMillis}: settles and forgets what is due; false when nothing is left. */
    public boolean wake(CaseFile memory, String customer, long nowMillis, Voice voice) {
        return false;
    }

    /** When {@link #wake} has something to do, {@link xm.customer.CustomerMemory#NEVER} if not. */
    public long nextMillis(CaseFile memory) {
        return memory.nextMillis;
    }
}
