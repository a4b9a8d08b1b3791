package xm.customer.cases;

import java.io.Serializable;
import java.util.List;
import xm.customer.Moment;
import xm.customer.MomentKind;
import xm.customer.Voice;
import xm.event.Cell;
import xm.event.Touchpoint;
import xm.signal.Fact;

/**
 * The rule of cases: what is counted of them, and when somebody has to hear of one.
 *
 * <p>{@link Counted} is what all steps of a case say, in whatever order they came, as far as event time has got; what
 * changes is taken back and told anew.
 *
 * <p>Said, each once a case, is what the steps up to the moment of saying say: that a target is nearly used up, that it
 * was missed, that a complaint was resolved. A case that was resolved and had no news for the reopening time is settled
 * at the next full hour and forgotten; one that is never resolved, after a longer time. News that comes later still is
 * of a new case.
 */
public final class CaseRules implements Serializable {
    /** As they ship. */
    public static final CaseRules DEFAULT = new CaseRules(CaseSettings.DEFAULT);

    private static final long HOUR = 3_600_000;

    private final CaseSettings settings;

    public CaseRules(CaseSettings settings) {
        this.settings = settings;
    }

    /** The same, where an event may come so late: a case is settled no sooner. */
    public CaseRules awaiting(long latenessMillis) {
        return latenessMillis == Long.MAX_VALUE ? this : new CaseRules(settings.awaiting(latenessMillis));
    }

    /** Whether an event has a part in a case; if not, nothing has to be remembered for it. An observer has no cases. */
    public boolean concerns(Touchpoint event) {
        return caseId(event) != null && event.customer() != null && !event.isProbe();
    }

    private static String caseId(Touchpoint event) {
        if (event.caseUpdate() != null) {
            return event.caseUpdate().caseId();
        }
        return event.complaint() == null ? null : event.complaint().caseId();
    }

    /** Takes an event, in whatever order they come. */
    public void see(CaseFile memory, Touchpoint event, String segment, Voice voice) {
        if (!concerns(event)) {
            return;
        }
        Case known = memory.find(caseId(event));
        Case it = known == null ? memory.open(caseId(event)) : known;
        List<Fact> before = counted(it, memory.lookedMillis);
        if (it.add(Step.of(event, segment), settings)) {
            Counted.tell(before, counted(it, memory.lookedMillis), voice);
            memory.due(it, dueMillis(it, memory.lookedMillis));
        }
    }

    /** Event time has reached {@code nowMillis}: settles and forgets what is due; false when nothing is left. */
    public boolean wake(CaseFile memory, String customer, long nowMillis, Voice voice) {
        long lookedMillis = memory.lookedMillis;
        memory.lookedMillis = Math.max(lookedMillis, nowMillis);
        while (memory.nextMillis() <= memory.lookedMillis) {
            Case it = memory.next();
            List<Fact> before = counted(it, lookedMillis);
            List<Fact> after = counted(it, memory.lookedMillis);
            say(it, customer, memory.lookedMillis, voice);
            if (settledMillis(it) <= memory.lookedMillis) {
                Counted.tell(before, Counted.closed(after), voice);
                memory.forget(it);
            } else {
                Counted.tell(before, after, voice);
                memory.due(it, dueMillis(it, memory.lookedMillis));
            }
        }
        return memory.count > 0;
    }

    /** When {@link #wake} has something to do, {@link xm.customer.CustomerMemory#NEVER} if not. */
    public long nextMillis(CaseFile memory) {
        return memory.nextMillis();
    }

    private List<Fact> counted(Case it, long nowMillis) {
        return it.steps.length == 0 ? List.of() : Counted.of(it.life(settings), nowMillis);
    }

    /** Says what a case calls for now, by its steps up to now. */
    private void say(Case it, String customer, long nowMillis, Voice voice) {
        Life life = it.lifeUntil(nowMillis, settings);
        if (isOverdue(it, life, nowMillis)) {
            // whoever hears that it is too late needs no warning any more
            it.say(Case.OVERDUE | Case.DUE_SOON);
            voice.exception(Wording.overdue(it.id, life, customer, nowMillis));
            voice.moment(moment(life.overdueMillis(), MomentKind.TARGET_MISSED, life.opening(), it));
        } else if (isDueSoon(it, life, nowMillis)) {
            it.say(Case.DUE_SOON);
            voice.exception(Wording.dueSoon(it.id, life, customer, nowMillis));
        }
        if (isResolvedComplaint(it, life)) {
            it.say(Case.RESOLVED);
            boolean isQuick = Boolean.TRUE.equals(life.isInTarget());
            MomentKind kind = isQuick ? MomentKind.COMPLAINT_RESOLVED_QUICKLY : MomentKind.COMPLAINT_RESOLVED;
            voice.moment(moment(life.resolving().timeMillis(), kind, life.resolving(), it));
        }
    }

    private static Moment moment(long timeMillis, MomentKind kind, Step where, Case it) {
        Cell cell = Cell.ofKey(where.cell());
        return new Moment(timeMillis, kind, 1, cell.segment(), cell.touchpoint(), it.id);
    }

    private boolean isOverdue(Case it, Life life, long nowMillis) {
        return !it.hasSaid(Case.OVERDUE) && life.isRunning() && life.overdueMillis() <= nowMillis;
    }

    private boolean isDueSoon(Case it, Life life, long nowMillis) {
        return !it.hasSaid(Case.DUE_SOON) && life.isRunning() && life.usedMillis(settings.warnAt()) <= nowMillis;
    }

    private static boolean isResolvedComplaint(Case it, Life life) {
        return !it.hasSaid(Case.RESOLVED) && !life.isRunning() && life.resolvesComplaint();
    }

    /** When to look at a case again, everything that is due until now having been said or not. */
    private long dueMillis(Case it, long nowMillis) {
        long due = Math.min(settledMillis(it), it.nextStepMillis(nowMillis));
        long missedMillis = it.life(settings).missedMillis();
        if (missedMillis > nowMillis) {
            due = Math.min(due, missedMillis);
        }
        Life life = it.lifeUntil(nowMillis, settings);
        if (life == null) {
            return due;
        }
        if (life.isRunning() && !it.hasSaid(Case.OVERDUE)) {
            due = Math.min(due, life.overdueMillis());
        }
        if (life.isRunning() && !it.hasSaid(Case.DUE_SOON)) {
            due = Math.min(due, life.usedMillis(settings.warnAt()));
        }
        return isResolvedComplaint(it, life) ? Math.min(due, life.resolving().timeMillis()) : due;
    }

    /** From when on nothing is expected of a case any more: a full hour. */
    private long settledMillis(Case it) {
        long quietMillis = it.life(settings).isRunning() ? settings.keepOpenMillis() : settings.reopenMillis();
        return -Math.floorDiv(-(it.lastMillis() + quietMillis), HOUR) * HOUR;
    }
}
