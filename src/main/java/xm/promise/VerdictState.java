package xm.promise;

/** Whether a promise is kept, as far as can be said. */
public enum VerdictState {
    /** There is evidence that it is. */
    KEPT,
    /** It is more likely broken than not, or evidence is gathering. */
    AT_RISK,
    /** The evidence that it is not kept is as strong as was asked for. */
    BROKEN,
    /** Too little evidence to say either. */
    UNPROVEN,
    /** The source is silent or late: nobody can know. */
    BLIND
}
