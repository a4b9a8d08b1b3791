package xm.speed;

/**
 * What a row says it has read, so that nobody is fast who has left something out.
 *
 * @param events all of them, {@link #UNKNOWN} for a row that does not count them
 * @param answers answers on satisfaction, each once however many windows it is in; {@link #UNKNOWN} for a row that
 *     does not look into events
 * @param satisfied those among them that are 4 or 5
 */
record Seen(long events, long answers, long satisfied) {
    static final long UNKNOWN = -1;

    static Seen events(long events) {
        return new Seen(events, UNKNOWN, UNKNOWN);
    }

    /**
     * Of windows that overlap.
     *
     * @param answers sum over all windows
     * @param overlap in how many windows each answer is
     */
    static Seen inWindows(long answers, long satisfied, int overlap) {
        if (answers % overlap != 0) {
            throw new IllegalStateException(answers + " answers cannot be in " + overlap + " windows each");
        }
        return new Seen(UNKNOWN, answers / overlap, satisfied / overlap);
    }

    /** Whether all that this one says is what the other one knows. */
    boolean agreesWith(Seen written) {
        return agrees(events, written.events)
                && agrees(answers, written.answers)
                && agrees(satisfied, written.satisfied);
    }

    private static boolean agrees(long said, long known) {
        return said == UNKNOWN || said == known;
    }
}
