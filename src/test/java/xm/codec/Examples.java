package xm.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import xm.event.Arrival;
import xm.event.RejectReason;
import xm.event.Rejection;
import xm.event.Touchpoint;

/** The example events of the documentation, and a decoder to read events with. */
final class Examples {
    static final long RECEIVED = Rfc3339.parse("2026-11-21T10:02:04Z");
    static final Pseudonym PSEUDONYM = new Pseudonym("a secret of the tests".getBytes(StandardCharsets.UTF_8));
    static final DecodeSettings SETTINGS = DecodeSettings.withPseudonym(PSEUDONYM);

    /** A survey in one line. */
    static final String SURVEY = "{\"id\":\"e\",\"time\":\"2026-11-21T10:02:03Z\",\"kind\":\"survey\","
            + "\"touchpoint\":\"checkout\",\"channel\":\"web\",\"customer\":\"c-1842\",\"survey\":{\"csat\":4}}";
    /** What every event has, up to its kind. */
    static final String ENVELOPE = "{\"id\":\"e\",\"time\":\"2026-11-21T10:02:03Z\","
            + "\"touchpoint\":\"checkout\",\"channel\":\"web\",\"customer\":\"c-1842\",";

    private static final Path FOLDER = Path.of("docs/examples/events");

    private final EventDecoder decoder = new EventDecoder(SETTINGS);

    /** File name without its ending, and the text. */
    static Map<String, String> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            Map<String, String> texts = new TreeMap<>();
            for (Path file : files.toList()) {
                texts.put(file.getFileName().toString().replace(".json", ""), Files.readString(file));
            }
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String purchase(String amount) {
        return ENVELOPE + "\"kind\":\"purchase\",\"purchase\":{\"amount\":" + amount + "}}";
    }

    Arrival decode(String json) {
        return decode(json.getBytes(StandardCharsets.UTF_8));
    }

    Arrival decode(byte[] json) {
        return decoder.decode(json, null, "touchpoints", 3, 42, RECEIVED);
    }

    /** The event of a record that has to be taken. */
    Touchpoint accepted(String json) {
        Arrival arrival = decode(json);
        assertThat(arrival.rejection()).as(Refusal.quotable(json)).isNull();
        return arrival.event();
    }

    /** Why a record is refused, which has to be. */
    Rejection refused(String json) {
        Arrival arrival = decode(json);
        assertThat(arrival.event()).as(Refusal.quotable(json)).isNull();
        RejectReason reason = arrival.rejection().reason();
        assertThat(reason).isNotNull();
        return arrival.rejection();
    }
}
