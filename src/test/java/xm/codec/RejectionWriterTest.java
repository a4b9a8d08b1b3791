package xm.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import xm.event.Arrival;
import xm.event.RejectReason;
import xm.event.Rejection;
import xm.event.Touchpoint;

class RejectionWriterTest {
    private static final String NAME = Examples.PSEUDONYM.of("c-1842");

    private final RejectionWriter writer = new RejectionWriter(Examples.SETTINGS);
    private final Examples events = new Examples();

    @Test
    void writesWhatTheContractShows() {
        Rejection rejection = events.decode(
                        "{\"id\":\"e\",\"kind\":\"survey\",\"customer\":\"c-1842\",\"survey\":{\"csat\":9}}")
                .rejection();
        assertThat(text(rejection))
                .isEqualTo("{\"reason\":\"out-of-range\",\"field\":\"survey.csat\","
                        + "\"detail\":\"csat is 9, a 1-5 answer was expected\",\"topic\":\"touchpoints\","
                        + "\"partition\":3,\"offset\":42,\"receivedAt\":\"2026-11-21T10:02:04Z\","
                        + "\"payload\":\"{\\\"id\\\":\\\"e\\\",\\\"kind\\\":\\\"survey\\\",\\\"customer\\\":\\\"" + NAME
                        + "\\\",\\\"survey\\\":{\\\"csat\\\":9}}\"}");
    }

    @Test
    void leavesOutWhatIsNotKnown() {
        Rejection rejection = rejection(Arrival.UNKNOWN_TIME, null);
        assertThat(text(rejection))
                .isEqualTo(
                        "{\"reason\":\"too-late\",\"detail\":\"too late\",\"topic\":\"t\",\"partition\":0,\"offset\":1}");
        assertThat(text(rejection(Long.MAX_VALUE, null))).doesNotContain("receivedAt");
    }

    @Test
    void writesTheEventOfOneThatCameTooLate() {
        Touchpoint event = events.decode(Examples.all().get("referral")).event();
        assertThat(text(rejection(0, event)))
                .contains("\"receivedAt\":\"1970-01-01T00:00:00Z\"")
                .contains("\\\"id\\\":\\\"e-referral\\\"", NAME)
                .doesNotContain("c-1842", "c-2077");
    }

    private static Rejection rejection(long receivedAtMillis, Touchpoint event) {
        return new Rejection(RejectReason.TOO_LATE, null, "too late", "t", 0, 1, receivedAtMillis, null, null, event);
    }

    private String text(Rejection rejection) {
        return new String(writer.write(rejection), StandardCharsets.UTF_8);
    }
}
