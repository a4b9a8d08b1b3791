package xm.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import xm.event.Arrival;
import xm.event.RejectReason;

/** A million records made wrong, and what became of each. */
class FuzzTest {
    private static final int RECORDS = Integer.getInteger("fuzz.records", 1_000_000);
    private static final long SEED = Long.getLong("fuzz.seed", 20_261_121);

    private final ObjectMapper mapper = new ObjectMapper();
    private final Examples events = new Examples();
    private final EventWriter eventWriter = new EventWriter();
    private final RejectionWriter rejectionWriter = new RejectionWriter(Examples.SETTINGS);

    @Test
    void everyRecordIsAcceptedRejectedOrADuplicate() throws IOException {
        Mutations mutations = new Mutations(SEED, compactExamples());
        Map<RejectReason, Integer> rejected = new EnumMap<>(RejectReason.class);
        Set<String> seen = new HashSet<>();
        int accepted = 0;
        int duplicates = 0;
        for (int read = 0; read < RECORDS; read++) {
            byte[] record = mutations.next();
            Arrival arrival = decoded(record, read);
            if (!arrival.isAccepted()) {
                rejected.merge(arrival.rejection().reason(), 1, Integer::sum);
            } else if (seen.add(
                    arrival.event().source() + '\n' + arrival.event().id())) {
                accepted++;
            } else {
                duplicates++;
            }
        }
        System.out.printf(
                "%,d records: %,d accepted, %,d duplicates, rejected %s%n", RECORDS, accepted, duplicates, rejected);
        int refused = rejected.values().stream().mapToInt(Integer::intValue).sum();
        assertThat(accepted + refused + duplicates).isEqualTo(RECORDS);
        assertThat(accepted).as("a good share is accepted").isGreaterThan(RECORDS / 5);
        assertThat(rejected.keySet())
                .as("every reason that decoding can give")
                .isEqualTo(EnumSet.complementOf(EnumSet.of(RejectReason.TOO_LATE)));
    }

    /** Decodes, and writes what came of it as the job would. */
    private Arrival decoded(byte[] record, int number) throws IOException {
        try {
            Arrival arrival = events.decode(record);
            assertThat(arrival.isAccepted()).isEqualTo(arrival.rejection() == null);
            if (!arrival.isAccepted()) {
                byte[] rejection = rejectionWriter.write(arrival.rejection());
                assertThat(arrival.rejection().detail()).doesNotStartWith(JsonRecord.READER_FAILED);
                assertThat(arrival.rejection().payload().contains("\"customer\":\"c-"))
                        .as("a customer is shown")
                        .isFalse();
                if (number % 50 == 0) {
                    JsonNode json = mapper.readTree(rejection);
                    assertThat(json.path("payload").asText()).hasSizeLessThanOrEqualTo(1000);
                }
            } else if (number % 10 == 0) {
                assertThat(events.decode(eventWriter.write(arrival.event())).event())
                        .isEqualTo(arrival.event());
            }
            return arrival;
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError(
                    "seed " + SEED + ", record " + number + ": " + new String(record, StandardCharsets.UTF_8), e);
        }
    }

    private List<String> compactExamples() throws IOException {
        List<String> compact = new ArrayList<>();
        for (String json : Examples.all().values()) {
            compact.add(mapper.readTree(json).toString());
        }
        return compact;
    }
}
