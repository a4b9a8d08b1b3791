package xm.customer;

import java.io.Serializable;
import xm.customer.standing.CustomerStanding;
import xm.event.Cell;
import xm.event.SegmentAssignment;
import xm.event.Shape;
import xm.event.Touchpoint;
import xm.signal.WindowLadder;

/**
 * The rule of one customer's story: what counts, once; for which segment; and where the customer is new.
 *
 * <ul>
 *   <li>An event is too late when its finest window ended more than the allowed lateness before the watermark. Ids and
 *       visits are remembered exactly as long as an event of their time can still come, so nothing counts twice.
 *   <li>The segment is the event's own, else the one in force at the time of the event, else {@code unassigned}.
 *   <li>A customer counts once in each window of each cell, whatever the order of events: windows nest, so it is enough
 *       to say in how many levels, finest first, the customer is new.
 * </ul>
 */
public final class Story implements Serializable {
    /** What became of an event. */
    public enum Fate {
        COUNTS,
        DUPLICATE,
        TOO_LATE
    }

    private static final long MINUTE = 60_000;

    private final WindowLadder ladder;
    private final long latenessMillis;
    private final long keepMillis;
    private final Chapters chapters;

    /**
     * @param latenessMillis how long after its end a window takes events; the greatest long means for ever
     * @param keepMillis how long a customer who gives no sign of life is remembered
     */
    public Story(WindowLadder ladder, long latenessMillis, long keepMillis, StoryRules rules) {
        if (ladder.levels() > Told.MOST_LEVELS) {
            throw new IllegalArgumentException("at most " + Told.MOST_LEVELS + " windows, not " + ladder.levels());
        }
        this.ladder = ladder;
        this.latenessMillis = latenessMillis;
        this.keepMillis = keepMillis;
        this.chapters = new Chapters(rules.remembering(keepMillis).awaiting(latenessMillis));
    }

    /** Looks at an event and remembers it if it counts. */
    public Fate see(CustomerMemory memory, Touchpoint event, long watermark) {
        long pane = ladder.start(0, event.timeMillis());
        if (isOver(0, pane, watermark)) {
            return Fate.TOO_LATE;
        }
        long id = Hash64.with(Hash64.with(Hash64.start(), event.source()), event.id());
        memory.events = memory.events == null ? new SeenIds() : memory.events;
        if (!memory.events.add(id, pane)) {
            return Fate.DUPLICATE;
        }
        memory.lastSeenMillis = Math.max(memory.lastSeenMillis, event.timeMillis());
        wakeBy(memory, expiry(0, pane));
        return Fate.COUNTS;
    }

    /** Tells of an event that counts: its segment, and where its customer is new. */
    public Told tell(CustomerMemory memory, Touchpoint event) {
        String segment = segmentOf(memory, event);
        boolean isVisit = event.customer() != null && !event.isProbe();
        if (!isVisit) {
            return new Told(event, segment, 0);
        }
        return new Told(event, segment, visit(memory, event, segment));
    }

    /** Follows what an event that counts means for its customer; nobody is followed who is unknown or an observer. */
    public void follow(CustomerMemory memory, Told told, long watermark, Audience audience) {
        Touchpoint event = told.event();
        if (event.customer() != null && !event.isProbe()) {
            chapters.see(memory, event, told.segment(), watermark, audience);
        }
    }

    /**
     * Event time has reached {@code nowMillis}: says and forgets what is due.
     *
     * @param watermark may lie further on, where much time passed at once
     * @return whether anything is left
     */
    public boolean wake(CustomerMemory memory, String customer, long nowMillis, long watermark, Audience audience) {
        chapters.wake(memory, customer, nowMillis, audience);
        // the first release kept no such time, but one timer for all; where nothing is too late, nothing is forgotten
        boolean isUnplanned = memory.forgetMillis == CustomerMemory.NEVER && latenessMillis != Long.MAX_VALUE;
        boolean isDue = memory.forgetMillis <= nowMillis || isUnplanned;
        return isDue ? forget(memory, watermark) : !isEmpty(memory);
    }

    /** The customer is to be forgotten: takes out of the stock of their segment what was told of them. */
    public void erase(CustomerMemory memory, long nowMillis, Audience audience) {
        chapters.erase(memory, nowMillis, audience);
    }

    /** No time comes after {@code endMillis}: says what is due until then, and counts what waits. */
    public void end(CustomerMemory memory, String customer, long endMillis, Audience audience) {
        chapters.end(memory, customer, endMillis, audience);
    }

    /** When there is something to do, {@link CustomerMemory#NEVER} if not. */
    public long nextMillis(CustomerMemory memory) {
        return Math.min(memory.forgetMillis, chapters.nextMillis(memory));
    }

    /** Where a customer stands at a time, or {@code null} when nothing was heard that says so. */
    public CustomerStanding standing(CustomerMemory memory, String customer, long timeMillis) {
        return chapters.standing(memory, customer, timeMillis);
    }

    /** Learns to which segment the customer belongs; before the first watermark nobody knows yet when that was. */
    public void learn(CustomerMemory memory, SegmentAssignment assignment, long watermark) {
        memory.segments.add(assignment.validFromMillis(), assignment.segment());
        memory.lastSeenMillis = Math.max(memory.lastSeenMillis, watermark);
        wakeBy(memory, watermark == Long.MIN_VALUE ? watermark : sum(memory.lastSeenMillis, keepMillis));
    }

    /**
     * Forgets what no event can ask for any more, and sets the time of the next look.
     *
     * @return whether anything is left
     */
    public boolean forget(CustomerMemory memory, long watermark) {
        if (memory.lastSeenMillis == Long.MIN_VALUE) {
            memory.lastSeenMillis = watermark;
        }
        forgetSeen(memory, watermark);
        if (watermark >= sum(memory.lastSeenMillis, keepMillis)) {
            memory.segments = new SegmentHistory();
        } else {
            memory.segments.forgetBefore(oldestTakenMillis(watermark));
        }
        memory.forgetMillis = CustomerMemory.NEVER;
        if (memory.events != null) {
            memory.events.forEachPane(pane -> wakeBy(memory, expiry(0, pane)));
        }
        if (memory.visits != null) {
            memory.visits.forEach(pane -> wakeBy(memory, expiry(finestOpen(pane, watermark), pane)));
        }
        if (memory.cellVisits != null) {
            memory.cellVisits.forEach(pane -> wakeBy(memory, expiry(finestOpen(pane, watermark), pane)));
        }
        if (!memory.segments.isEmpty()) {
            wakeBy(memory, sum(memory.lastSeenMillis, keepMillis));
        }
        return !isEmpty(memory);
    }

    /** What is empty takes no place in state. */
    private void forgetSeen(CustomerMemory memory, long watermark) {
        if (memory.events != null) {
            memory.events.retain(pane -> !isOver(0, pane, watermark));
            memory.events = memory.events.isEmpty() ? null : memory.events;
        }
        if (memory.visits != null) {
            memory.visits.retain((pane, before) -> isVisitNeeded(pane, before, watermark));
            memory.visits = memory.visits.isEmpty() ? null : memory.visits;
        }
        if (memory.cellVisits != null) {
            memory.cellVisits.retain((pane, before) -> isVisitNeeded(pane, before, watermark));
            memory.cellVisits = memory.cellVisits.isEmpty() ? null : memory.cellVisits;
        }
    }

    private boolean isEmpty(CustomerMemory memory) {
        return memory.events == null
                && memory.visits == null
                && memory.cellVisits == null
                && memory.segments.isEmpty()
                && chapters.isEmpty(memory);
    }

    private String segmentOf(CustomerMemory memory, Touchpoint event) {
        if (event.isProbe()) {
            return Cell.PROBE;
        }
        if (event.segment() != null) {
            return event.segment();
        }
        String known = memory.segments.at(event.timeMillis());
        return known == null ? Cell.UNASSIGNED : known;
    }

    private int visit(CustomerMemory memory, Touchpoint event, String segment) {
        CellVisits visits = memory.cellVisits == null ? new CellVisits() : memory.cellVisits;
        long cell = CellVisits.cell(segment, event.touchpoint(), event.channel());
        int newLevels = visits.newLevels(cell, event.timeMillis(), ladder);
        if (memory.visits != null) {
            newLevels = memory.visits.lowered(newLevels, event, segment, ladder);
        }
        if (Told.newLevels(newLevels, Shape.NAMED) > 0) {
            visits.add(cell, ladder.start(0, event.timeMillis()));
            memory.cellVisits = visits;
        }
        return newLevels;
    }

    /** A visit is needed while its pane is open; then one of each still open longer window is enough. */
    private boolean isVisitNeeded(long pane, long keptBefore, long watermark) {
        int level = finestOpen(pane, watermark);
        if (level == 0) {
            return true;
        }
        return level < ladder.levels()
                && (keptBefore == VisitRule.NEVER_BEFORE
                        || ladder.start(level, keptBefore) != ladder.start(level, pane));
    }

    private int finestOpen(long pane, long watermark) {
        int level = 0;
        while (level < ladder.levels() && isOver(level, ladder.start(level, pane), watermark)) {
            level++;
        }
        return level;
    }

    private boolean isOver(int level, long start, long watermark) {
        return watermark >= expiry(level, start);
    }

    /** The watermark from which on the window of a level that holds a time takes no more events. */
    private long expiry(int level, long timeMillis) {
        return sum(ladder.end(level, ladder.start(level, timeMillis)) - 1, latenessMillis);
    }

    /** The oldest time at which an event may still come. */
    private long oldestTakenMillis(long watermark) {
        boolean isForEver = latenessMillis == Long.MAX_VALUE || watermark == Long.MIN_VALUE;
        return isForEver ? Long.MIN_VALUE : watermark - latenessMillis - ladder.lengthsMillis()[0];
    }

    /** One timer a customer, and not one an event: looks a while after the earliest time at which it could be of use. */
    private void wakeBy(CustomerMemory memory, long timeMillis) {
        long later = timeMillis == Long.MIN_VALUE ? timeMillis + 1 : sum(timeMillis, Math.max(latenessMillis, MINUTE));
        memory.forgetMillis = Math.min(memory.forgetMillis, later);
    }

    private static long sum(long time, long duration) {
        long sum = time + duration;
        return duration > 0 && sum < time ? Long.MAX_VALUE : sum;
    }
}
