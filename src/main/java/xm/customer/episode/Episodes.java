package xm.customer.episode;

/** What is remembered of a customer's episodes. */
public final class Episodes {
    // mutable on purpose, public for the serializer; components are only ever added
    public long nextMillis = Long.MAX_VALUE;
}
