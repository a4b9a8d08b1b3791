package xm.app.preflight;

/**
 * What was found of one operator.
 *
 * @param operator its uid
 * @param sentence what would become of its state, and what to do where that is not well
 */
public record Finding(Weight weight, String operator, String sentence) {

    /** Whether the job would go on with it. */
    public enum Weight {
        OK,
        /** It would go on, but somebody should know. */
        NOTE,
        /** It would not start, or lose what it knew. */
        FAULT
    }
}
