package xm.alert;

import xm.event.Cell;
import xm.promise.Observed;
import xm.promise.Severity;
import xm.promise.Verdict;
import xm.promise.VerdictState;

/** The last verdict on a promise at a cell as the desk keeps it: flat, without the book. */
public final class Sight {
    public String promise;
    public String cell;
    public String signal;
    public VerdictState state;
    public boolean isBlind;
    public boolean isWithdrawn;
    /** Why, such that "it is" stands before it; else {@code null}. */
    public String withdrawnAs;

    public long sinceMillis;
    /** When its source fell silent, or was noticed to be; unknown while it speaks. */
    public long silentSinceMillis = Long.MIN_VALUE;

    public long atMillis;
    /** The time that the verdict is of; by it the past is told from the present. */
    public long saidMillis = Long.MIN_VALUE;

    public Observed observed;
    public double evidence;
    public double needed;
    public double customers;
    public double shortfall;
    public double bound;
    public int version;
    public Severity severity;
    public String owner;
    public String runbook;
    public long escalateAfterMillis;
    public double customerValue;
    /** Key of the open alert on a broken promise that it is part of, or {@code null}. */
    public String alertKey;
    /** Key of the open alert on a silent source that it is part of, or {@code null}. */
    public String silenceKey;

    public Sight() {}

    /** Takes over what a verdict says. */
    void take(Verdict verdict, long nowMillis) {
        promise = verdict.promise();
        cell = verdict.cell().key();
        signal = verdict.commitment().promise().signal();
        state = verdict.state();
        isBlind = verdict.isBlind() || verdict.state() == VerdictState.BLIND;
        isWithdrawn = verdict.isWithdrawn();
        withdrawnAs = verdict.isWithdrawn() ? verdict.gate() : null;
        sinceMillis = verdict.sinceMillis();
        if (!isBlind) {
            silentSinceMillis = Long.MIN_VALUE;
        } else if (verdict.state() == VerdictState.BLIND) {
            silentSinceMillis = verdict.sinceMillis();
        } else if (silentSinceMillis == Long.MIN_VALUE) {
            // a broken promise stays broken since it broke
            silentSinceMillis = verdict.atMillis();
        }
        atMillis = nowMillis;
        saidMillis = verdict.atMillis();
        observed = verdict.observed();
        evidence = verdict.evidence();
        needed = verdict.needed();
        customers = verdict.customers();
        shortfall = verdict.shortfall();
        bound = verdict.commitment().bound();
        version = verdict.commitment().version();
        severity = verdict.commitment().severity();
        owner = verdict.commitment().owner();
        runbook = verdict.commitment().runbook();
        escalateAfterMillis = verdict.commitment().promise().escalateAfterMillis();
        customerValue = verdict.commitment().customerValue();
    }

    /** When the drop began, or the silence. */
    long sinceMillis(boolean isSilence) {
        return isSilence ? silentSinceMillis : sinceMillis;
    }

    /** Promise and cell. */
    String id() {
        return promise + '/' + cell;
    }

    Cell place() {
        return Cell.ofKey(cell);
    }

    boolean isBroken() {
        return state == VerdictState.BROKEN && !isWithdrawn;
    }

    boolean isSilent() {
        return isBlind && !isWithdrawn;
    }

    /** Whether half of the evidence, as a logarithm, is there: what breaks next to it has likely the same cause. */
    boolean isSuspect() {
        return state == VerdictState.AT_RISK && !isBlind && !isWithdrawn && evidence >= Math.sqrt(needed);
    }

    boolean isPartOfAnAlert() {
        return alertKey != null || silenceKey != null;
    }

    /** Whether it needs to be kept although no alert is open on it. */
    boolean isTrouble() {
        return isBroken() || isSilent() || (state == VerdictState.AT_RISK && !isWithdrawn);
    }

    /**
     * How many customers had an experience that was not promised: of the customers seen since the drop, the share of
     * answers that are missing to the promise. 1,000 customers, promised 90 %, seen 70 % of 200 answers: 40 are missing of
     * 200, so 200 customers.
     */
    double affected() {
        return observed == null || observed.n() <= 0 ? 0 : customers * Math.min(1, shortfall / observed.n());
    }
}
