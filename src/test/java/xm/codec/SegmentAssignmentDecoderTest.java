package xm.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import xm.event.AssignmentArrival;
import xm.event.Rejection;
import xm.event.SegmentAssignment;

class SegmentAssignmentDecoderTest {
    private final SegmentAssignmentDecoder decoder = new SegmentAssignmentDecoder(Examples.SETTINGS);

    @Test
    void readsAnAssignmentEvenOfTheFuture() {
        AssignmentArrival arrival = decode(
                "{\"customer\":\"c-1842\",\"segment\":\"Gold Plus\",\"validFrom\":\"2027-01-01T00:00:00+01:00\"}");
        assertThat(arrival.assignment())
                .isEqualTo(new SegmentAssignment("c-1842", "gold-plus", Rfc3339.parse("2026-12-31T23:00:00Z")));
        assertThat(arrival.isAccepted()).isTrue();
        assertThat(arrival.isTombstone()).isFalse();
    }

    @Test
    void takesATombstoneForNothing() {
        AssignmentArrival arrival = decoder.decode(null, new byte[] {1}, "customer-segments", 1, 2, 0);
        assertThat(arrival.isTombstone()).isTrue();
        assertThat(arrival.isAccepted()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"customer\":\"c-1842\"                          | NOT_JSON      |",
                "{\"segment\":\"gold\",\"validFrom\":\"x\"}        | BAD_TIME      | validFrom",
                "{\"customer\":\"c-1842\",\"segment\":\"gold\"}    | MISSING_FIELD | validFrom",
                "{\"customer\":\"c-1842\"}                         | MISSING_FIELD | segment",
                "{}                                                | MISSING_FIELD | customer",
                "{\"customer\":\"c-1842\",\"segment\":\"/\"}       | OUT_OF_RANGE  | segment",
                "{\"customer\":[\"c-1842\"]}                       | BAD_TYPE      | customer"
            })
    void refusesBadOnesWithAReason(String json, String reason, String field) {
        Rejection rejection = decode(json).rejection();
        assertThat(rejection.reason().name()).isEqualTo(reason);
        assertThat(rejection.field()).isEqualTo(field);
        assertThat(rejection.topic()).isEqualTo("customer-segments");
        assertThat(rejection.payload()).doesNotContain("c-1842");
    }

    @Test
    void everyArrivalSaysWhereItStood() {
        byte[] good = "{\"customer\":\"c\",\"segment\":\"gold\",\"validFrom\":\"2026-01-01T00:00:00Z\"}"
                .getBytes(StandardCharsets.UTF_8);
        for (byte[] value : new byte[][] {good, {'?'}, null}) {
            AssignmentArrival arrival = decoder.decode(value, null, "customer-segments", 1, 2, 0);
            assertThat(arrival.partition()).isEqualTo(1);
            assertThat(arrival.offset()).isEqualTo(2);
        }
    }

    @Test
    void aKeyTooLongForTheBrokerDoesNotTravelWithTheRejection() {
        byte[] value = "{}".getBytes(StandardCharsets.UTF_8);
        assertThat(decoder.decode(value, new byte[1001], "t", 0, 0, 0)
                        .rejection()
                        .key())
                .asString(StandardCharsets.UTF_8)
                .matches("p-[0-9a-f]{16}");
        byte[] longest = new byte[1000];
        assertThat(decoder.decode(value, longest, "t", 0, 0, 0).rejection().key())
                .isEqualTo(longest);
    }

    private AssignmentArrival decode(String json) {
        return decoder.decode(json.getBytes(StandardCharsets.UTF_8), null, "customer-segments", 1, 2, 0);
    }
}
