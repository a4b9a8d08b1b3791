package xm.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xm.codec.mapping.MappedDecoder;
import xm.codec.mapping.Mapping;
import xm.event.Arrival;
import xm.event.Rejection;

/** A hundred thousand foreign records made wrong, in each format: whatever the bytes, something becomes of each. */
class MappedFuzzTest {
    private static final int RECORDS = Integer.getInteger("fuzz.mapped-records", 100_000);
    private static final long SEED = Long.getLong("fuzz.seed", 20_261_121);
    private static final String EVENTS = """
            source: fuzz
            key: customer
            events: |
              {
                "id": hash(., $row),
                "time": later(time(.time), 1),
                "kind": "survey",
                "touchpoint": .touchpoint,
                "channel": .channel,
                "survey": {"csat": if (.stars) round(number(.stars))}
              }
            """;
    private static final String JSON = "{\"id\":\"e-1\",\"time\":\"2026-11-21T10:02:03Z\",\"touchpoint\":\"checkout\","
            + "\"channel\":\"web\",\"customer\":\"c-1842\",\"stars\":4,\"note\":\"as \\\"ever\\\"\",\"more\":[1,{\"a\":null}]}";
    private static final List<byte[]> HOSTILE = List.of(
            bytes(""),
            bytes(" \n\r\n\t"),
            bytes("[]".repeat(2000)),
            bytes("[".repeat(50_000)),
            bytes("{\"more\":".repeat(20_000)),
            bytes("[".repeat(900) + "]".repeat(900)),
            bytes("{\"stars\":" + "9".repeat(5000) + "}"),
            bytes("{\"time\":\"2026-11-21T10:02:03Z\",\"stars\":1e999999999}"),
            bytes("{\"stars\":\"1e999999999\"}"),
            bytes("{\"stars\":\"-\"}"),
            bytes("{\"" + "n".repeat(60_000) + "\":1}"),
            bytes("\"\",\"\"\n,,,,,,,,,,,\n"),
            bytes("\"" + "q".repeat(5000)),
            hex("0000feff7fffffff"),
            hex("0000fffe7b7d"),
            hex("feff007b007d"),
            hex("fffe7b007d00"),
            hex("efbbbf"),
            hex("eda080"));

    private final RejectionWriter rejectionWriter = new RejectionWriter(Examples.SETTINGS);

    @ParameterizedTest
    @ValueSource(strings = {"ndjson", "json"})
    void somethingBecomesOfEveryRecordOfJson(String format) {
        fuzz("format: " + format + '\n' + EVENTS, List.of(JSON, JSON + '\n' + JSON, '[' + JSON + ',' + JSON + ']'));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{header: [time, touchpoint, channel, customer, stars, note]}"})
    void somethingBecomesOfEveryRecordOfRows(String csv) {
        String row = "2026-11-21T10:02:03Z,checkout,web,c-1842,4,\"as \"\"ever\"\"\"";
        fuzz("format: csv\ncsv: " + csv + '\n' + EVENTS, List.of(row, row + "\r\n" + row));
    }

    private void fuzz(String mapping, List<String> examples) {
        MappedDecoder decoder = MappedDecoder.ofTopic(Mapping.parse("fuzz", mapping), Examples.SETTINGS);
        Mutations mutations = new Mutations(SEED, examples);
        SplittableRandom random = new SplittableRandom(SEED);
        int accepted = 0;
        int rejected = 0;
        for (int number = 0; number < RECORDS; number++) {
            byte[] record = random.nextInt(50) == 0 ? hostile(random, mutations.next()) : mutations.next();
            try {
                List<Arrival> arrivals = new ArrayList<>();
                decoder.decode(record, null, "fuzz", 0, number, Examples.RECEIVED, arrivals::add);
                assertThat(arrivals).isNotEmpty();
                for (Arrival arrival : arrivals) {
                    if (arrival.isAccepted()) {
                        accepted++;
                    } else {
                        rejected++;
                        check(arrival.rejection());
                    }
                }
            } catch (RuntimeException | StackOverflowError | AssertionError e) {
                byte[] head = Arrays.copyOf(record, Math.min(record.length, 2000));
                throw new AssertionError(
                        "seed " + SEED + ", record " + number + ": " + new String(head, StandardCharsets.UTF_8), e);
            }
        }
        System.out.printf("%,d records: %,d events, %,d rejections%n", RECORDS, accepted, rejected);
        assertThat(accepted).as("a good share is accepted").isGreaterThan(RECORDS / 5);
        assertThat(rejected).as("a good share is rejected").isGreaterThan(RECORDS / 5);
    }

    private void check(Rejection rejection) {
        assertThat(rejection.reason()).isNotNull();
        assertThat(rejection.detail()).isNotBlank().hasSizeLessThanOrEqualTo(300);
        boolean isOfMapping = rejection.payload() == null;
        assertThat(isOfMapping && rejection.detail().contains("c-1842"))
                .as("a customer is shown")
                .isFalse();
        assertThat(rejection.detail()).doesNotStartWith(JsonRecord.READER_FAILED);
        assertThat(rejectionWriter.write(rejection)).hasSizeLessThan(10_000);
    }

    /** Alone, before a record, behind one. */
    private static byte[] hostile(SplittableRandom random, byte[] record) {
        byte[] bytes = HOSTILE.get(random.nextInt(HOSTILE.size()));
        return switch (random.nextInt(3)) {
            case 0 -> bytes;
            case 1 -> joined(bytes, record);
            default -> joined(record, bytes);
        };
    }

    private static byte[] joined(byte[] head, byte[] tail) {
        byte[] joined = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, joined, head.length, tail.length);
        return joined;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }
}
