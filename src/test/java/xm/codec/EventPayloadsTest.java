package xm.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import xm.event.Contact;
import xm.event.Quality;
import xm.event.Touchpoint;
import xm.event.Visit;
import xm.signal.qoe.Opinion;

/** What is read of the payloads of single kinds. */
class EventPayloadsTest {
    private final Examples events = new Examples();

    @Test
    void keepsMoneyExactAndBounded() {
        assertThat(amount("129.90")).isEqualTo(new BigDecimal("129.90"));
        assertThat(amount("1e3")).isEqualTo(new BigDecimal("1000"));
        assertThat(amount("0.30000000000000004")).isEqualTo(new BigDecimal("0.300000"));
        assertThat(amount("0e-99999")).isEqualTo(new BigDecimal("0.000000"));
        assertThat(amount("1e-999999999")).isEqualTo(new BigDecimal("0.000000"));
        assertThat(amount("0.00000051")).isEqualTo(new BigDecimal("0.000001"));
        assertThat(events.refused(Examples.purchase("999999999999999.9999999")).field())
                .isEqualTo("purchase.amount");
        assertThat(amount("999999999999999.99")).isEqualTo(new BigDecimal("999999999999999.99"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"csat\":4                                | survey",
                "\"topic\":\"x\"                           | survey",
                "\"outcome\":\"resolved\"                  | contact",
                "\"outcome\":\"completed\"                 | visit",
                "\"outcome\":\"abandoned\"                 | visit",
                "\"outcome\":\"abandoned\",\"transfers\":1 | contact",
                "\"steps\":3                               | visit",
                "\"steps\":3,\"outcome\":\"escalated\"     | contact visit",
                "\"csat\":4,\"waitSeconds\":9,\"steps\":2  | survey contact visit",
                "\"survey\":{\"csat\":5},\"steps\":2       | survey visit",
                "\"contact\":{\"outcome\":\"abandoned\"}   | contact",
                "\"visit\":{}                              | visit"
            })
    void tellsWhatAProbeLookedAt(String members, String found) {
        Touchpoint probe = events.accepted(Examples.ENVELOPE + "\"kind\":\"probe\",\"probe\":{" + members + "}}");
        String said = (probe.survey() == null ? "" : "survey ")
                + (probe.contact() == null ? "" : "contact ")
                + (probe.visit() == null ? "" : "visit");
        assertThat(said.trim()).isEqualTo(found);
    }

    @Test
    void givesAnAbandonedProbeToWhatItLookedAt() {
        Touchpoint probe = events.accepted(
                Examples.ENVELOPE + "\"kind\":\"probe\",\"probe\":{\"outcome\":\"abandoned\",\"waitSeconds\":600}}");
        assertThat(probe.contact().outcome()).isEqualTo(Contact.Outcome.ABANDONED);
        probe = events.accepted(
                Examples.ENVELOPE + "\"kind\":\"probe\",\"probe\":{\"outcome\":\"completed\",\"waitSeconds\":600}}");
        assertThat(probe.contact().outcome()).isNull();
        assertThat(probe.visit().outcome()).isEqualTo(Visit.Outcome.COMPLETED);
    }

    @Test
    void keepsOfQualityWhatBelongsToItsMedium() {
        Touchpoint event = events.accepted(Examples.ENVELOPE
                + "\"kind\":\"quality\",\"quality\":{\"stalls\":2,\"lcpMs\":2500,\"mos\":4,\"media\":\"web\"}}");
        assertThat(event.quality())
                .isEqualTo(new Quality(
                        Quality.Media.WEB, null, new Quality.Web(2500.0, null, null, null, null), null, null, 4.0));
    }

    @Test
    void acceptsACodecThatNoModelKnows() {
        Touchpoint call = events.accepted(Examples.ENVELOPE
                + "\"kind\":\"quality\",\"quality\":{\"media\":\"voice\",\"codec\":\"opus\",\"rttMs\":80}}");
        assertThat(call.quality().voice().codec()).isEqualTo("opus");
        assertThat(Opinion.of(call.quality())).isEmpty();
    }

    @Test
    void everyExampleOfQualityCanBeJudged() {
        Examples.all().forEach((name, json) -> {
            if (name.startsWith("quality")) {
                assertThat(Opinion.of(events.accepted(json).quality())).as(name).isPresent();
            }
        });
    }

    private BigDecimal amount(String number) {
        return events.accepted(Examples.purchase(number)).purchase().amount();
    }
}
