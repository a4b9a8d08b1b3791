package xm.signal.qoe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodecTest {

    @ParameterizedTest
    @CsvSource({
        "G.711, G711",
        "g711, G711",
        "PCMU/8000/1, G711",
        "pcma, G711",
        "G.711 a-law, G711",
        "G.711 PLC, G711_PLC",
        "g711-plc, G711_PLC",
        "G.711 + PLC (App. I), G711_PLC",
        "G729/8000, G729",
        "G.729A, G729A",
        "G.723.1, G723_HIGH",
        "G.723.1 5.3k, G723_LOW",
        "GSM-EFR, GSM_EFR",
    })
    void isKnownByManyNames(String name, Codec codec) {
        assertThat(Codec.named(name)).isEqualTo(codec);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"opus", "opus/48000/2", "G.722", "AMR-WB", "G.7110", "711", "telephone-event/8000", "", "/", "İ"
            })
    void isNotGuessed(String name) {
        assertThat(Codec.named(name)).isNull();
    }

    @Test
    void standsLossAsItsTableSays() {
        assertThat(Codec.G711.impairment(1, 1)).isCloseTo(17.9245283, within(1e-7));
        assertThat(Codec.G711_PLC.impairment(5, 1)).isCloseTo(15.7807309, within(1e-7));
    }

    @ParameterizedTest
    @EnumSource(Codec.class)
    void isNeverBetterWithMoreLossOrLongerBursts(Codec codec) {
        assertThat(codec.impairment(0, 1)).isEqualTo(codec.ie);
        double before = 0;
        for (double loss = 0; loss <= 100; loss += 0.25) {
            double impairment = codec.impairment(loss, 1);
            assertThat(impairment).as("loss %s", loss).isBetween(before, 95.0);
            assertThat(codec.impairment(loss, 1000)).as("loss %s", loss).isGreaterThanOrEqualTo(impairment);
            before = impairment;
        }
    }
}
