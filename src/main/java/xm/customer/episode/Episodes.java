package xm.customer.episode;

/** What is remembered of a customer's episodes: the steps that may still matter, and the load of effort. */
public final class Episodes {
    // mutable on purpose, public for the serializer; components are only ever added
    public long nextMillis = Long.MAX_VALUE;
    /** In order of start, end and id; no more than {@link EpisodeRules#MOST_STEPS}. */
    public Step[] steps = {};

    /** {@code null} while nothing weighs on the customer. */
    public EffortLoad load;
}
