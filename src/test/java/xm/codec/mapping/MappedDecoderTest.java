package xm.codec.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import xm.codec.DecodeSettings;
import xm.codec.Mistakes;
import xm.codec.Pseudonym;
import xm.event.Arrival;
import xm.event.RejectReason;
import xm.event.Rejection;

class MappedDecoderTest {
    private static final long RECEIVED = 1_900_000_000_000L;
    private static final String EVENTS = """
            events: |
              {"id": $file + "/" + $row, "time": time(.day), "kind": "cord", "touchpoint": "desk", "channel": "web",
               "cord": {"reason": .why}}
            """;

    @Test
    void aRecordOfATopicBecomesItsEventsWithItsPlace() {
        Arrival arrival = decode("format: ndjson\n" + EVENTS, "{\"day\":\"2026-01-01\",\"why\":\"queue\"}")
                .get(0);
        assertThat(arrival.event().id()).isEqualTo("desk-log/41");
        assertThat(arrival.topic()).isEqualTo("desk-log");
        assertThat(arrival.partition()).isEqualTo(3);
        assertThat(arrival.offset()).isEqualTo(41);
        assertThat(arrival.receivedAtMillis()).isEqualTo(RECEIVED);
    }

    @Test
    void aRecordMayBeARowOfCsvWhoseColumnsTheMappingNames() {
        String mapping = "format: csv\ncsv: {header: [day, why]}\n" + EVENTS;
        assertThat(decode(mapping, "2026-01-01,queue").get(0).event().cord().reason())
                .isEqualTo("queue");
        assertThatThrownBy(() -> decode("format: csv\n" + EVENTS, "2026-01-01,queue"))
                .isInstanceOf(Mistakes.class)
                .hasMessageContaining("must name the columns");
    }

    @Test
    void whatCannotBeReadOrMappedIsRefusedWithItsKeyAndWithoutItsContent() {
        String mapping = "format: ndjson\n" + EVENTS;
        assertThat(refused(mapping, "{\"day\":")).isEqualTo(RejectReason.NOT_JSON);
        assertThat(refused(mapping, "{\"day\":\"soon\"}")).isEqualTo(RejectReason.BAD_TYPE);
        assertThat(refused(mapping, null)).isEqualTo(RejectReason.NOT_JSON);
        assertThat(refused(mapping, "[" + " ".repeat(2 << 20) + "]")).isEqualTo(RejectReason.TOO_LARGE);
        assertThat(decode(mapping, "{\"day\":\"2036-01-01\",\"why\":\"queue\"}")
                        .get(0)
                        .rejection()
                        .reason())
                .as("later than it was received")
                .isEqualTo(RejectReason.FUTURE);
    }

    @Test
    void aKeyTooLongForTheBrokerDoesNotTravelWithTheRejection() {
        byte[] key = new byte[2 << 20];
        Rejection rejection =
                decode("format: ndjson\n" + EVENTS, bytes("{"), key).get(0).rejection();
        assertThat(rejection.key()).asString(StandardCharsets.UTF_8).matches("p-[0-9a-f]{16}");
        Rejection mapped = decode("format: ndjson\n" + EVENTS, bytes("{\"day\":\"2026-01-01\"}"), key)
                .get(0)
                .rejection();
        assertThat(mapped.field()).isEqualTo("cord");
        assertThat(mapped.key()).isEqualTo(rejection.key());
    }

    @Test
    void aSentenceAsLongAsTheRecordIsCut() {
        String mapping = "format: ndjson\nevents: error(.text)";
        String record = "{\"text\":\"" + "\uD83D\uDE00".repeat(200_000) + "\"}";
        Rejection rejection = decode(mapping, record).get(0).rejection();
        assertThat(rejection.detail()).startsWith("error: ").hasSize(300);
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(rejection.detail()))
                .as("no half of a character at its end")
                .isTrue();
    }

    @Test
    void bytesInNoKnownEncodingAreRefusedAndNotThrown() {
        byte[] unknown = {0, 0, (byte) 0xFE, (byte) 0xFF, 0x7F, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF};
        byte[] unheardOf = {0, 0, (byte) 0xFF, (byte) 0xFE, '{', '}'};
        byte[] brokenLater = bytes("{\"day\":\"x\"}" + " ".repeat(100_000) + "?");
        brokenLater[brokenLater.length - 1] = (byte) 0xFF;
        for (String format : List.of("ndjson", "json", "csv\ncsv: {header: [day, why]}")) {
            for (byte[] record : List.of(unknown, unheardOf, brokenLater)) {
                assertThat(decode("format: " + format + "\n" + EVENTS, record, null))
                        .as(format)
                        .isNotEmpty()
                        .allMatch(arrival -> !arrival.isAccepted());
            }
        }
    }

    @Test
    void recordsAtOneOffsetOfTwoPartitionsAreTwoEvents() {
        MappedDecoder decoder =
                decoder("format: ndjson\n" + EVENTS.replace("$file + \"/\" + $row", "$partition + \"-\" + $row"));
        List<String> ids = new ArrayList<>();
        for (int partition = 0; partition < 2; partition++) {
            byte[] record = bytes("{\"day\":\"2026-01-01\",\"why\":\"queue\"}");
            decoder.decode(
                    record,
                    null,
                    "desk-log",
                    partition,
                    5,
                    RECEIVED,
                    arrival -> ids.add(arrival.event().id()));
        }
        assertThat(ids).containsExactly("0-5", "1-5");
    }

    @Test
    void manyEmptyArraysDoNotExhaustTheStack() {
        assertThat(refused("format: json\n" + EVENTS, "[]".repeat(500_000))).isEqualTo(RejectReason.NOT_JSON);
        assertThat(decode("format: json\n" + EVENTS, "[]".repeat(500_000) + "{\"day\":\"2026-01-01\",\"why\":\"q\"}"))
                .singleElement()
                .matches(Arrival::isAccepted);
    }

    @Test
    void aRecordWithNothingInItIsAccountedFor() {
        for (String format : List.of("ndjson", "json", "csv\ncsv: {header: [day, why]}")) {
            for (String record : List.of("", " \n\n", "\uFEFF")) {
                assertThat(refused("format: " + format + "\n" + EVENTS, record)).isEqualTo(RejectReason.NOT_JSON);
            }
        }
    }

    @Test
    void namesMadeToCollideDoNotBreakTheNextRecord() {
        for (String format : List.of("ndjson", "json")) {
            MappedDecoder decoder = decoder("format: " + format + "\n" + EVENTS);
            for (int i = 0; i < 20; i++) {
                assertThat(decode(decoder, bytes(collidingNames(i)), null))
                        .as(format)
                        .singleElement()
                        .matches(Arrival::isAccepted);
            }
        }
    }

    /** Names of pairs of letters that have one hash, and each record has names of its own. */
    private static String collidingNames(int record) {
        StringBuilder json = new StringBuilder("{\"day\":\"2026-01-01\",\"why\":\"queue\"");
        for (int i = 0; i < 1 << 12; i++) {
            json.append(",\"").append((char) ('a' + record));
            for (int bit = 0; bit < 12; bit++) {
                json.append((i >> bit & 1) == 0 ? "Ab" : "BA");
            }
            json.append("\":1");
        }
        return json.append('}').toString();
    }

    private static RejectReason refused(String mapping, String record) {
        Arrival arrival = decode(mapping, record).get(0);
        assertThat(arrival.rejection().key()).asString(StandardCharsets.UTF_8).isEqualTo("k");
        assertThat(arrival.rejection().payload()).isNull();
        return arrival.rejection().reason();
    }

    private static List<Arrival> decode(String mapping, String record) {
        return decode(mapping, bytes(record), bytes("k"));
    }

    private static List<Arrival> decode(String mapping, byte[] record, byte[] key) {
        return decode(decoder(mapping), record, key);
    }

    private static List<Arrival> decode(MappedDecoder decoder, byte[] record, byte[] key) {
        List<Arrival> all = new ArrayList<>();
        decoder.decode(record, key, "desk-log", 3, 41, RECEIVED, all::add);
        return all;
    }

    private static MappedDecoder decoder(String mapping) {
        return MappedDecoder.ofTopic(
                Mapping.parse("m", mapping),
                DecodeSettings.withPseudonym(new Pseudonym("secret".getBytes(StandardCharsets.UTF_8))));
    }

    private static byte[] bytes(String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }
}
