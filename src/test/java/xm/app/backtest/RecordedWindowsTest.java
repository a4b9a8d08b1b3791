package xm.app.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import xm.codec.Mistakes;
import xm.codec.PromiseBookFile;
import xm.promise.PromiseBook;
import xm.promise.watch.WatchSettings;

class RecordedWindowsTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void aPaneThatNobodyAskedForIsEvidenceAndIsNotWritten() {
        RecordedWindows windows = judged("signal: csat, by: [segment], atLeast: 0.8", MINUTE, "PT15M", "P1D", "all");

        assertThat(windows.ladder()).hasToString("PT1M,PT15M,P1D,all");
        assertThat(windows.told()).containsExactlyInAnyOrder("PT15M", "P1D", "all");
    }

    @Test
    void aPaneThatWasAskedForInOtherWordsIsThere() {
        RecordedWindows windows = judged("signal: csat, by: [segment], atLeast: 0.8", MINUTE, "PT60S", "PT1H");

        assertThat(windows.ladder()).hasToString("PT60S,PT1H");
        assertThat(windows.told()).containsExactlyInAnyOrder("PT60S", "PT1H");
    }

    @Test
    void ratesOfCustomersAreJudgedOnQuartersWhateverIsWritten() {
        RecordedWindows windows = judged("signal: complaints, by: [segment], atMost: 2", MINUTE, "all");
        WatchSettings watch = RecordedWindows.settings(windows.ladder(), MINUTE).watch();

        assertThat(windows.ladder()).hasToString("PT1M,PT15M,all");
        assertThat(watch.quarterMillis()).isEqualTo(Duration.ofMinutes(15).toMillis());
    }

    @Test
    void whatIsKnownOnlyLaterIsJudgedOnHours() {
        RecordedWindows windows =
                judged("signal: first-contact-resolution, by: [segment], atLeast: 0.8", MINUTE, "PT1M", "P1D");

        assertThat(windows.ladder()).hasToString("PT1M,PT1H,P1D");
    }

    @Test
    void windowsShorterThanAPaneAreWrittenAndAreNoEvidence() {
        RecordedWindows windows = judged("signal: csat, by: [segment], atLeast: 0.8", MINUTE, "PT10S", "PT15M");
        WatchSettings watch = RecordedWindows.settings(windows.ladder(), MINUTE).watch();

        assertThat(windows.ladder()).hasToString("PT10S,PT1M,PT15M");
        assertThat(watch.paneMillis()).isEqualTo(MINUTE.toMillis());
        assertThat(RecordedWindows.judgedMillis(watch)).doesNotContain(10_000L);
    }

    @Test
    void aPaneHasToDivideTheWindows() {
        assertThatThrownBy(() -> judged("signal: csat, by: [segment], atLeast: 0.8", Duration.ofMinutes(7), "PT15M"))
                .isInstanceOf(Mistakes.class)
                .hasMessageContaining("--pane: PT7M does not divide PT15M");
    }

    private static RecordedWindows judged(String promise, Duration pane, String... asked) {
        PromiseBook book = PromiseBookFile.parse(
                "book", "version: 1\npromises: {some: {" + promise + ", falseAlarmEvery: P30D, severity: ticket}}");
        return RecordedWindows.of(List.of(asked)).judged(pane, List.of(book));
    }
}
