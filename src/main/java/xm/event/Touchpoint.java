package xm.event;

/**
 * One event at a touchpoint: the envelope and the one payload that its kind names.
 *
 * <p>A closed family is one record with nullable payloads, because that is what Flink serializes without Kryo and can
 * evolve by adding components at the end. Exactly the payload of {@link #kind()} is present; a probe carries any of
 * {@code survey}, {@code contact} and {@code visit}. Names are normalised and ranges checked by the codec before an
 * event comes into being, so nothing here rejects.
 *
 * @param id unique in its source
 * @param source who sent it, or {@code null}; the same source and id again is the same event
 * @param timeMillis when it happened, milliseconds since the epoch
 * @param touchpoint kebab-case name
 * @param customer whose experience it is, {@code null} for an anonymous event
 * @param segment kebab-case name the event itself brings, or {@code null}
 * @param stage or {@code null} if the event does not say
 * @param journey id of the order, case or task, or {@code null}
 * @param origin or {@code null} if the event does not say
 */
public record Touchpoint(
        String id,
        String source,
        long timeMillis,
        Kind kind,
        String touchpoint,
        Channel channel,
        String customer,
        String segment,
        Stage stage,
        String journey,
        Origin origin,
        Survey survey,
        Contact contact,
        Visit visit,
        Quality quality,
        Purchase purchase,
        Delivery delivery,
        Complaint complaint,
        CaseUpdate caseUpdate,
        Mention mention,
        Referral referral,
        Cancellation cancellation,
        Cord cord,
        Change change) {

    /** A visit of an independent observer, of whom nothing else is known. */
    public static Touchpoint probe(
            String id, String source, long timeMillis, String touchpoint, Channel channel, Visit visit) {
        return ofNobody(id, source, timeMillis, Kind.PROBE, touchpoint, channel, visit, null);
    }

    /** Something that was changed. */
    public static Touchpoint change(
            String id, String source, long timeMillis, String touchpoint, Channel channel, Change change) {
        return ofNobody(id, source, timeMillis, Kind.CHANGE, touchpoint, channel, null, change);
    }

    private static Touchpoint ofNobody(
            String id,
            String source,
            long timeMillis,
            Kind kind,
            String touchpoint,
            Channel channel,
            Visit visit,
            Change change) {
        return new Touchpoint(
                id,
                source,
                timeMillis,
                kind,
                touchpoint,
                channel,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                visit,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                change);
    }

    /** Whether an independent observer made it; such events are counted apart from customers. */
    public boolean isProbe() {
        return kind == Kind.PROBE || origin == Origin.PROBE;
    }
}
