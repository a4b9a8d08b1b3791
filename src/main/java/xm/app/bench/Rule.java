package xm.app.bench;

/** One detector at work on one stream. */
interface Rule {
    /** What {@link #see} returns when no alarm begins. */
    double QUIET = -1;

    /** Sees the next pane; how far into it an alarm begins, 0 to 1, or {@link #QUIET}. */
    double see(AnsweredPane pane);

    /** Whether an alarm that has begun still lasts. */
    boolean isFiring();
}
