package xm.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static xm.event.RejectReason.FUTURE;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import xm.event.Arrival;
import xm.event.Rejection;

/** Records of others, as a mapping hands them to the decoder. */
class ForeignRecordTest {
    private final Examples events = new Examples();

    @Test
    void readsWhatAMappingMadeOfAForeignRecord() throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        EventDecoder decoder = new EventDecoder(Examples.SETTINGS);
        assertThat(decoder.decode(mapper.readTree(Examples.SURVEY).traverse(), () -> "", foreign(0))
                        .rejection()
                        .reason())
                .isEqualTo(FUTURE);
        for (BadEvent bad : BadEvent.ALL) {
            Rejection rejection = decoder.decode(
                            mapper.readTree(bad.json()).traverse(), bad::json, foreign(Examples.RECEIVED))
                    .rejection();
            assertThat(rejection.reason()).as(bad.toString()).isEqualTo(bad.reason());
            assertThat(rejection.field()).as(bad.toString()).isEqualTo(bad.field());
        }
        for (String json : Examples.all().values()) {
            assertThat(decoder.decode(mapper.readTree(json).traverse(), () -> "", foreign(Arrival.UNKNOWN_TIME))
                            .event())
                    .isEqualTo(events.accepted(json.replace("11:02:03+01:00", "10:02:03Z")));
        }
    }

    @Test
    void replacesCustomersOfAForeignRecordWhetherReadYetOrNot() throws IOException {
        EventDecoder decoder = new EventDecoder(Examples.SETTINGS);
        String mapped = "{\"time\":\"noon\",\"customer\":\"4711\",\"referral\":{\"referred\":\"0815\"}}";
        for (String event : List.of(mapped, mapped.replace("\"time\":\"noon\",", ""))) {
            Rejection rejection = decoder.decode(
                            new ObjectMapper().readTree(event).traverse(),
                            () -> "cust_no;friend;score\n4711;0815;24711",
                            foreign(0))
                    .rejection();
            assertThat(rejection.payload())
                    .isEqualTo("cust_no;friend;score\n" + Examples.PSEUDONYM.of("4711") + ';'
                            + Examples.PSEUDONYM.of("0815") + ";24711");
        }
    }

    private static Place foreign(long receivedAtMillis) {
        return new Place(null, "f.csv", 0, 7, receivedAtMillis);
    }
}
