package xm.speed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResultsTest {
    private static final Seen SEEN = new Seen(1_000_000, 200_000, 120_000);

    @Test
    void aProcessIsUnderstoodAmongAllThatItSays() {
        Measured measured = new Measured(1.25, 2.5, 300, SEEN);
        assertThat(Measured.find("WARN something\n" + measured.line() + "\nbye\n"))
                .contains(measured);
        assertThat(Measured.find("WARN something\n")).isEmpty();
    }

    @Test
    void ratiosAreTakenWithinARoundSoThatABusyMachineDoesNotCount() {
        Results results = new Results(1_000_000, List.of(round(1, 2), round(10, 20), round(3, 9)));
        assertThat(results.table())
                .contains("| `consumer` | " + Row.CONSUMER.title() + " | 1,000,000 | 3.00 | 0.50 |  | 100 |")
                .contains("| `signals` | " + Row.SIGNALS.title() + " | 1,000,000 | 9.00 | 1.00 |  | 100 |");
    }

    @Test
    void whatOthersWriteStandsBesideTheJobCutDown() {
        Results results = new Results(
                1_000_000,
                List.of(new EnumMap<>(
                        Map.of(Row.CUT, new Measured(1, 4, 100, SEEN), Row.SQL, new Measured(1, 10, 100, SEEN)))));
        assertThat(results.table())
                .contains("| `cut` | " + Row.CUT.title() + " | 1,000,000 | 4.00 |  | 1.00 | 100 |")
                .contains("| `sql` | " + Row.SQL.title() + " | 1,000,000 | 10.00 |  | 2.50 | 100 |");
    }

    @Test
    void aPictureHasABarForEachRowAsLongAsItsCpu() {
        Results results = new Results(1_000_000, List.of(round(2, 8)));
        assertThat(new ResultsChart(results).svg())
                .contains("width=\"90.0\"", ">" + Row.CONSUMER.title() + "<", ">2.00<")
                .contains("width=\"360.0\"", ">" + Row.SIGNALS.title() + "<", ">8.00<");
    }

    @Test
    void whatIsNotToldAgreesAndWhatIsMissingDoesNot() {
        assertThat(Seen.events(1_000_000).agreesWith(SEEN)).isTrue();
        assertThat(Seen.events(999_999).agreesWith(SEEN)).isFalse();
        assertThat(Seen.inWindows(6_000_000, 3_600_000, 30).agreesWith(SEEN)).isTrue();
        assertThat(Seen.inWindows(6_000_000, 3_599_970, 30).agreesWith(SEEN)).isFalse();
    }

    @Test
    void theMiddleOfTwoIsTheirMean() {
        assertThat(Results.median(new double[] {4, 1})).isEqualTo(2.5);
    }

    private static Map<Row, Measured> round(double consumer, double signals) {
        return new EnumMap<>(Map.of(
                Row.CONSUMER, new Measured(1, consumer, 100, SEEN), Row.SIGNALS, new Measured(1, signals, 100, SEEN)));
    }
}
