package xm.customer;

import xm.customer.cases.CaseFile;
import xm.customer.episode.Episodes;
import xm.customer.standing.Profile;

/**
 * All that is remembered of one customer: one record in state, read and written with each event and each timer.
 *
 * <p>Who adds a component, here or below, has to write and read it in a new version ({@code xm.flow.bytes}).
 *
 * <p>Anonymous events have memories of their own, one for each of many buckets of event ids.
 */
public final class CustomerMemory implements KeptMemory {
    /** No timer is set. */
    public static final long NEVER = Long.MAX_VALUE;

    /** As many ids take as much as a step. */
    private static final int STEP = 4;

    // mutable on purpose, public for the serializer; components are only ever added
    /** Ids of the events that were counted; null when there are none. */
    public SeenIds events;
    /** Where release 0.1 saw the customer; null when nothing of it is left. */
    public Sightings visits;

    public SegmentHistory segments = new SegmentHistory();
    /** Event time of the newest sign of life; of an assignment: when it came. */
    public long lastSeenMillis = Long.MIN_VALUE;
    /** The earliest timer of this customer, no later than there is something to do. */
    public long wakeMillis = NEVER;
    /** When there is something to forget. */
    public long forgetMillis = NEVER;

    /** Contacts and visits that may still belong together; null when there are none. */
    public Episodes episodes;
    /** Cases that may still change; null when there are none. */
    public CaseFile cases;
    /** Where the customer stands; null while nothing was heard that says so. */
    public Profile profile;
    /** The other timer of this customer, set before the earliest was. */
    public long laterMillis = NEVER;
    /** Where and when the customer was seen; null when that is forgotten. */
    public CellVisits cellVisits;

    /** How large it is, roughly: ids, visits and moments count one, steps of episodes and cases as much as some. */
    public int parts() {
        int steps = episodes == null ? 0 : episodes.steps.length;
        for (int i = 0; cases != null && i < cases.count; i++) {
            steps += 1 + cases.cases[i].steps.length;
        }
        return (events == null ? 0 : events.size)
                + (visits == null ? 0 : visits.size)
                + (cellVisits == null ? 0 : cellVisits.size)
                + (profile == null || profile.waiting == null ? 0 : profile.waiting.end - profile.waiting.first)
                + STEP * steps;
    }
}
