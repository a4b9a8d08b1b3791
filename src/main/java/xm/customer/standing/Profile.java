package xm.customer.standing;

/** What is remembered of where a customer stands. */
public final class Profile {
    // mutable on purpose, public for the serializer; components are only ever added
    public long nextMillis = Long.MAX_VALUE;
}
