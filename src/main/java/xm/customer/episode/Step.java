package xm.customer.episode;

import java.util.Comparator;
import xm.event.Channel;
import xm.event.Contact;
import xm.event.Touchpoint;
import xm.event.Visit;

/**
 * A contact or visit as it is remembered: when it was, what it is about, what it cost, and which facts it was told.
 *
 * <p>An event's time is its end, when its outcome was known; it began its wait and handle time, or its duration,
 * earlier.
 *
 * <p>Facts that lie at a step are remembered as they were told. So they are taken back exactly, whatever weights and
 * windows are in force by then.
 */
public final class Step {
    /** Bits of {@link #flags}; only ever added. */
    static final int CONTACT = 1;

    static final int VISIT = 1 << 1;
    /** By a person, or nobody knows by whom. */
    static final int HUMAN = 1 << 2;
    /** A visit that failed or was abandoned, a contact that was abandoned. */
    static final int ABANDONED = 1 << 3;

    static final int ESCALATED = 1 << 4;
    static final int UNRESOLVED = 1 << 5;
    static final int REPEATED_INFORMATION = 1 << 6;
    /** Its matter is a journey. */
    static final int JOURNEY = 1 << 7;
    /** Its matter is a topic; if neither, its own event. */
    static final int TOPIC = 1 << 8;

    static final int EFFORT_IS_FINAL = 1 << 9;
    static final int FIRST_TOLD = 1 << 10;
    static final int FIRST_TOLD_RESOLVED = 1 << 11;
    static final int FIRST_IS_FINAL = 1 << 12;
    /** The moment of high effort was told of the episode that had this step last at that time. */
    static final int HIGH_TOLD = 1 << 13;

    private static final int KEYED = JOURNEY | TOPIC;

    /** Steps are in order of start, end and id. */
    static final Comparator<Step> ORDER = Comparator.<Step>comparingLong(step -> step.startMillis)
            .thenComparingLong(step -> step.endMillis)
            .thenComparingLong(step -> step.idHash);

    // mutable on purpose, public for the serializer; components are only ever added
    public long startMillis;
    public long endMillis;
    /** Of source and id: puts steps of the same times in order. */
    public long idHash;
    /** The journey or topic it belongs to, else the id of its event. */
    public String matter;

    public String segment;
    public String touchpoint;
    public Channel channel;
    public int flags;
    /** {@code null} if there is none. */
    public Burden burden;
    /** The effort that was told here, {@code null} if none. */
    public Double toldEffort;
    /** What a run of steps came to that was folded into this, its last; {@code null} for a single step. */
    public Behaviour folded;

    static Step of(Touchpoint event, String segment, long idHash, EpisodeSettings settings) {
        Step step = new Step();
        step.endMillis = event.timeMillis();
        step.startMillis = step.endMillis;
        step.idHash = idHash;
        step.segment = segment;
        step.touchpoint = event.touchpoint();
        step.channel = event.channel();
        if (event.contact() != null) {
            step.take(event.contact(), settings);
        } else {
            step.take(event.visit());
        }
        String topic = event.contact() == null ? null : event.contact().topic();
        if (event.journey() != null) {
            step.matter = event.journey();
            step.flags |= JOURNEY;
        } else if (topic != null) {
            step.matter = topic;
            step.flags |= TOPIC;
        } else {
            step.matter = event.id();
        }
        return step;
    }

    private void take(Contact contact, EpisodeSettings settings) {
        long wait = millis(contact.waitSeconds());
        startMillis -= wait + millis(contact.handleSeconds());
        Burden costs = new Burden();
        costs.waitMillis = (int) Math.min(wait, Integer.MAX_VALUE);
        costs.transfers = contact.transfers() == null ? 0 : contact.transfers();
        if (contact.topic() != null) {
            long expected = settings.expectedHandleMillis().getOrDefault(contact.topic(), 0L);
            costs.expectedHandleMillis = (int) Math.min(expected, Integer.MAX_VALUE);
        }
        carry(costs);
        Contact.Handler handler = contact.handledBy();
        Contact.Outcome outcome = contact.outcome();
        flags |= CONTACT
                | (handler == null || handler == Contact.Handler.HUMAN ? HUMAN : 0)
                | (outcome == Contact.Outcome.ABANDONED ? ABANDONED : 0)
                | (outcome == Contact.Outcome.ESCALATED ? ESCALATED : 0)
                | (outcome == Contact.Outcome.UNRESOLVED ? UNRESOLVED : 0)
                | (Boolean.TRUE.equals(contact.repeatedInformation()) ? REPEATED_INFORMATION : 0);
    }

    private void take(Visit visit) {
        startMillis -= millis(visit.durationSeconds());
        Burden costs = new Burden();
        costs.errors = visit.errors() == null ? 0 : visit.errors();
        if (visit.steps() != null && visit.expectedSteps() != null) {
            costs.extraSteps = Math.max(0, visit.steps() - visit.expectedSteps());
        }
        carry(costs);
        boolean isMissed = visit.outcome() == Visit.Outcome.FAILED || visit.outcome() == Visit.Outcome.ABANDONED;
        flags |= VISIT | (isMissed ? ABANDONED : 0);
    }

    boolean is(int flag) {
        return (flags & flag) != 0;
    }

    void set(int flag, boolean isSet) {
        flags = isSet ? flags | flag : flags & ~flag;
    }

    boolean isContact() {
        return is(CONTACT);
    }

    boolean isHumanContact() {
        return (flags & (CONTACT | HUMAN)) == (CONTACT | HUMAN);
    }

    boolean isKeyed() {
        return is(KEYED);
    }

    /** Self-service that failed and does not say to what it belongs; a call soon after does. */
    boolean isLoose() {
        return !isKeyed() && !isHumanContact() && is(ABANDONED | UNRESOLVED | ESCALATED);
    }

    /** Whether the contact did what it was for, as far as it says itself. */
    boolean isResolved() {
        return !is(ABANDONED | UNRESOLVED | ESCALATED);
    }

    boolean isOfMatter(Step other) {
        return isKeyed() && (flags & KEYED) == (other.flags & KEYED) && matter.equals(other.matter);
    }

    /** Makes a claim last: from now on the step is of the same journey or topic as the contact that claimed it. */
    void settleIn(Step root) {
        if (root.isKeyed()) {
            matter = root.matter;
            flags = (flags & ~KEYED) | (root.flags & KEYED);
        }
    }

    /** Whether it is a contact, or one was folded into it. */
    boolean hasContact() {
        return folded == null ? isContact() : folded.contacts > 0;
    }

    private void carry(Burden costs) {
        burden = costs.isNone() ? null : costs;
    }

    private Burden carried() {
        return burden == null ? Burden.NONE : burden;
    }

    /** Points that were told to the load. */
    double points() {
        return carried().points;
    }

    void points(double points) {
        burden = burden == null ? new Burden() : burden;
        burden.points = points;
        carry(burden);
    }

    /** Adds what this step by itself came to. */
    void addTo(Behaviour sum) {
        Burden costs = carried();
        if (isContact()) {
            sum.contacts++;
            sum.transfers += costs.transfers;
            sum.repeatedInformation += is(REPEATED_INFORMATION) ? 1 : 0;
            sum.escalations += is(ESCALATED) ? 1 : 0;
            sum.waitMillis += costs.waitMillis;
            sum.handleExcess +=
                    Behaviour.handleExcess(endMillis - startMillis - costs.waitMillis, costs.expectedHandleMillis);
        } else {
            sum.visits++;
            sum.isVisitFailed = is(ABANDONED);
            sum.errors += costs.errors;
            sum.extraSteps += costs.extraSteps;
        }
        sum.abandonments += is(ABANDONED) ? 1 : 0;
    }

    private static long millis(Double seconds) {
        return seconds == null ? 0 : Math.round(1000 * seconds);
    }
}
