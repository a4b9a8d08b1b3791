package xm.codec;

import com.fasterxml.jackson.core.JsonParser;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import xm.event.Arrival;
import xm.event.RejectReason;
import xm.event.Rejection;
import xm.event.Touchpoint;

/**
 * Touchpoint events from JSON: every record becomes an event or a rejection with its reason, never an exception.
 *
 * <p>The order of members is free, members it does not know are skipped, JSON null is an absent member. The first thing
 * found wrong is the reason. Not thread-safe: one per task, reused for every record.
 */
public final class EventDecoder {
    private final DecodeSettings settings;
    private final JsonRecord json = new JsonRecord();
    private final Redaction redaction;
    private final Rejections rejections;

    public EventDecoder(DecodeSettings settings) {
        this.settings = settings;
        this.redaction = new Redaction(settings.pseudonym());
        this.rejections = new Rejections(settings);
    }

    /**
     * One record.
     *
     * @param value a Kafka tombstone is {@code null}: no event, so it is refused as {@code not-json}
     * @param receivedAtMillis {@link Arrival#UNKNOWN_TIME} where it is not known; then no event is of the future
     */
    public Arrival decode(byte[] value, byte[] key, String topic, int partition, long offset, long receivedAtMillis) {
        Place place = new Place(key, topic, partition, offset, receivedAtMillis);
        Touchpoint plain = json.readPlain(value, settings.maxRecordBytes(), new EventMembers(settings.customerName()));
        // whatever keeps it from being an event is found again, and said, by judge
        boolean isGood = plain != null && !isFuture(plain, receivedAtMillis);
        return isGood ? arrival(plain, null, place) : judge(value, place);
    }

    private Arrival judge(byte[] value, Place place) {
        EventMembers members = new EventMembers(settings.customerName());
        try {
            Touchpoint event = json.read(value, settings.maxRecordBytes(), members);
            refuseFuture(event, place.receivedAtMillis());
            return arrival(event, null, place);
        } catch (Refusal refusal) {
            Set<String> customers = settings.pseudonymises() ? members.customers() : new HashSet<>();
            customers.addAll(settings.namedBy(value, place.key()));
            return arrival(null, rejection(refusal, redaction.of(value, customers), customers, place), place);
        }
    }

    /**
     * One event that a mapping made of a foreign record.
     *
     * @param event stands before its first token; {@code JsonNode.traverse()} is such a parser
     * @param original the foreign record, for the payload of a rejection; whatever it calls its customers, those that the
     *     event names are replaced in it
     */
    public Arrival decode(JsonParser event, Supplier<String> original, Place place) {
        EventMembers members = new EventMembers(settings.customerName());
        try {
            Touchpoint touchpoint = json.read(event, members);
            refuseFuture(touchpoint, place.receivedAtMillis());
            return arrival(touchpoint, null, place);
        } catch (Refusal refusal) {
            Set<String> customers = members.customers();
            customers.addAll(Redaction.customersAhead(event));
            customers.addAll(settings.namedByKey(place.key()));
            return arrival(null, rejection(refusal, redaction.of(original.get(), customers), customers, place), place);
        }
    }

    private Rejection rejection(Refusal refusal, String payload, Set<String> customers, Place place) {
        String detail = redaction.sentence(refusal.getMessage(), customers);
        return rejections.of(refusal.reason(), refusal.field(), detail, payload, place);
    }

    private static Arrival arrival(Touchpoint event, Rejection rejection, Place place) {
        return new Arrival(
                event, rejection, place.topic(), place.partition(), place.offset(), place.receivedAtMillis());
    }

    private void refuseFuture(Touchpoint event, long receivedAtMillis) throws Refusal {
        if (isFuture(event, receivedAtMillis)) {
            throw new Refusal(
                    RejectReason.FUTURE,
                    "time",
                    "time is " + Rfc3339.format(event.timeMillis()) + ", more than " + settings.futureToleranceMillis()
                            + " ms after the record was received");
        }
    }

    private boolean isFuture(Touchpoint event, long receivedAtMillis) {
        boolean isKnown = receivedAtMillis != Arrival.UNKNOWN_TIME;
        return isKnown && event.timeMillis() - settings.futureToleranceMillis() > receivedAtMillis;
    }
}
