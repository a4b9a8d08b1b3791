package xm.customer.cases;

/** What is remembered of the cases of one customer. */
public final class CaseFile {
    // mutable on purpose, public for the serializer; components are only ever added
    public long nextMillis = Long.MAX_VALUE;
}
