package xm.codec.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.JsltException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.function.Consumer;
import xm.codec.DecodeSettings;
import xm.codec.EventDecoder;
import xm.codec.Mistakes;
import xm.codec.Place;
import xm.codec.Rejections;
import xm.event.Arrival;
import xm.event.RejectReason;
import xm.event.Rejection;

/**
 * Foreign records to arrivals: as many for each record as its mapping makes events of it, or one rejection.
 *
 * <p>A rejection of what could not be mapped brings no payload, because nobody knows what in it is personal. Not
 * thread-safe.
 */
public final class MappedDecoder {
    private final Mapping mapping;
    private final DecodeSettings settings;
    private final EventDecoder decoder;
    private final Rejections rejections;

    public MappedDecoder(Mapping mapping, DecodeSettings settings) {
        this.mapping = mapping;
        this.settings = settings;
        this.decoder = new EventDecoder(settings);
        this.rejections = new Rejections(settings);
    }

    /** @throws Mistakes if the mapping wants a header row, which the records of a topic do not have */
    public static void checkTopic(Mapping mapping) {
        if (mapping.head().format() == Format.CSV && mapping.head().csv().columns() == null) {
            throw Mistakes.of(
                    "The mapping of a topic of CSV rows must name the columns, as in csv: {header: [id, day]}");
        }
    }

    /** @throws Mistakes as {@link #checkTopic} */
    public static MappedDecoder ofTopic(Mapping mapping, DecodeSettings settings) {
        checkTopic(mapping);
        return new MappedDecoder(mapping, settings);
    }

    /** One record of a topic: a CSV row or a JSON value; its offset is its {@code $row}, the topic its {@code $file}. */
    public void decode(
            byte[] value,
            byte[] key,
            String topic,
            int partition,
            long offset,
            long receivedAtMillis,
            Consumer<Arrival> out) {
        Place place = new Place(key, topic, partition, offset, receivedAtMillis);
        if (value == null) {
            out.accept(refused(place, RejectReason.NOT_JSON, null, "the record has no value"));
            return;
        }
        if (value.length > settings.maxRecordBytes()) {
            String detail =
                    "the record has " + value.length + " bytes, at most " + settings.maxRecordBytes() + " are read";
            out.accept(refused(place, RejectReason.TOO_LARGE, null, detail));
            return;
        }
        try (ForeignRecords records = ForeignRecords.of(mapping.head(), new ByteArrayInputStream(value))) {
            Foreign record = records.next();
            if (record == null) {
                out.accept(refused(place, RejectReason.NOT_JSON, null, "there is nothing in the record"));
            }
            for (; record != null; record = records.next()) {
                map(record, place, recorded -> out.accept(recorded.arrival()));
            }
        } catch (IOException e) {
            // memory can always be read, so it is what stands in it
            out.accept(refused(place, RejectReason.NOT_JSON, null, "the record is " + ForeignJson.fault(e)));
        }
    }

    /** What becomes of one foreign record. */
    void map(Foreign record, Place place, Consumer<Recorded> out) {
        if (record.fault() != null) {
            out.accept(new Recorded(refused(place, RejectReason.NOT_JSON, null, record.fault()), null, null, null));
            return;
        }
        JsonNode foreign = record.value();
        try {
            for (JsonNode event : mapping.events(foreign, place.offset(), place.partition(), place.topic())) {
                out.accept(new Recorded(decoded(event, place), foreign, event, null));
            }
        } catch (JsltException e) {
            // what a function says of a value may quote it
            String fault = settings.pseudonymises() ? "the mapping's expression failed on this record" : e.getMessage();
            Arrival refused = refused(place, RejectReason.BAD_TYPE, "mapping", fault);
            out.accept(new Recorded(refused, foreign, null, null));
        }
    }

    private Arrival decoded(JsonNode event, Place place) {
        return decoder.decode(event.traverse(), event::toString, place);
    }

    private Arrival refused(Place place, RejectReason reason, String field, String detail) {
        Rejection rejection = rejections.of(reason, field, detail, null, place);
        return new Arrival(null, rejection, place.topic(), place.partition(), place.offset(), place.receivedAtMillis());
    }
}
