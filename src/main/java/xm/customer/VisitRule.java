package xm.customer;

/** Says whether a customer's visit is still needed. */
interface VisitRule {
    /** Stands where no earlier visit was kept. */
    long NEVER_BEFORE = Long.MIN_VALUE;

    /**
     * Whether to keep it.
     *
     * @param pane of the visit
     * @param keptBefore pane of the nearest earlier visit of the same cell that was kept, else {@link #NEVER_BEFORE}
     */
    boolean keeps(long pane, long keptBefore);
}
