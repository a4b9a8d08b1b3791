package xm.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import xm.event.Arrival;
import xm.event.Touchpoint;

class EventWriterTest {
    private final EventDecoder decoder = new EventDecoder(Examples.SETTINGS);
    private final EventWriter writer = new EventWriter();

    @Test
    void writesWhatTheDecoderReads() {
        RandomEvents events = new RandomEvents(3);
        for (int i = 0; i < 100_000; i++) {
            Touchpoint event = events.next();
            byte[] json = writer.write(event);
            Arrival arrival = decoder.decode(json, null, "t", 0, i, Arrival.UNKNOWN_TIME);
            assertThat(arrival.event())
                    .as("seed 3, event " + i + ": " + text(json))
                    .isEqualTo(event);
        }
    }

    @Test
    void writesTheEnvelopeFirstAndNoNulls() {
        Touchpoint event = new Examples().decode(Examples.all().get("delivery")).event();
        assertThat(text(writer.write(event)))
                .isEqualTo("{\"id\":\"e-delivery\",\"source\":\"carrier\",\"time\":\"2026-11-21T10:02:03.120Z\","
                        + "\"kind\":\"delivery\",\"touchpoint\":\"parcel\",\"channel\":\"delivery\","
                        + "\"customer\":\"c-1842\",\"stage\":\"post-purchase\",\"journey\":\"order-4711\","
                        + "\"origin\":\"indirect\",\"delivery\":{\"status\":\"late\",\"lateMinutes\":95.0}}");
    }

    @Test
    void writesProbesAsTheContractShowsThemWhereThatSaysTheSame() {
        assertThat(text(writer.write(example("probe")))).contains("\"probe\":{\"csat\":4,");
        assertThat(text(writer.write(example("probe-contact")))).contains("\"probe\":{\"outcome\":\"resolved\",");
        assertThat(text(writer.write(example("probe-nested"))))
                .contains("\"probe\":{\"survey\":{\"csat\":5},\"visit\":{");
    }

    @Test
    void showsNoCustomerOutside() {
        EventWriter outside = EventWriter.withPseudonyms(Examples.PSEUDONYM);
        String json = text(outside.write(example("referral")));
        assertThat(json)
                .doesNotContain("c-1842", "c-2077")
                .contains("\"customer\":\"" + Examples.PSEUDONYM.of("c-1842") + '"')
                .contains("\"referred\":\"" + Examples.PSEUDONYM.of("c-2077") + '"');
    }

    private static Touchpoint example(String name) {
        return new Examples().decode(Examples.all().get(name)).event();
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
