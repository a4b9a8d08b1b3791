package xm.speed.latency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import xm.io.kafka.Topics;

/** One partition, panes of ten seconds that end at 20, 30 and 40 and are sealed at 25, 35 and 45. */
class LatenciesTest {
    private final SealedTimes sealed = new SealedTimes(1, 10_000, 5_000);
    private final Sightings sightings = new Sightings(new Topics(""), 10_000);

    LatenciesTest() {
        for (long millis = 15_000; millis <= 45_000; millis += 100) {
            sealed.appended(0, millis, millis);
        }
    }

    @Test
    void signalsAreTakenFromTheSealOfTheirPaneAndRollUpsApart() {
        signal("gold", "checkout", "web", 30, 0, 35_100);
        signal("gold", "checkout", "*", 30, 0, 35_200);
        assertThat(measured().of(Hop.NAMED).largest()).hasValue(100);
        assertThat(measured().of(Hop.ROLL_UP).largest()).hasValue(200);
    }

    @Test
    void ofAnEventTheLastSignalOfItsPaneIsTakenFromWhenItCameIntoKafka() {
        assertThat(measured().of(Hop.SIGNAL_OF_EVENT).count()).isZero();
        signal("gold", "checkout", "web", 30, 0, 35_100);
        signal("gold", "support", "call", 30, 0, 35_140);
        signal("gold", "checkout", "web", 40, 0, 45_100);
        assertThat(measured().of(Hop.SIGNAL_OF_EVENT).count()).isEqualTo(1);
        assertThat(measured().of(Hop.SIGNAL_OF_EVENT).largest()).hasValue(8_100);
    }

    @Test
    void whatWasSealedDuringWarmUpOrAfterwardsIsNotMeasured() {
        signal("gold", "checkout", "web", 20, 0, 25_100);
        signal("gold", "checkout", "web", 40, 0, 45_100);
        signal("gold", "checkout", "web", 50, 0, 55_100);
        assertThat(measured().of(Hop.NAMED).count()).isZero();
    }

    @Test
    void panesAreCountedThatWereSealedMeanwhile() {
        assertThat(measured().panes()).isEqualTo(1);
    }

    @Test
    void correctionsAreNotMeasured() {
        signal("gold", "checkout", "web", 30, 1, 39_000);
        assertThat(measured().of(Hop.NAMED).count()).isZero();
    }

    @Test
    void anExceptionIsTakenFromItsEventAndFromTheSealOfTheGrainInWhichThatLies() {
        exception("checkout", 27, 32_400);
        assertThat(measured().of(Hop.EXCEPTION_OF_EVENT).largest()).hasValue(5_400);
        assertThat(measured().of(Hop.EXCEPTION).largest()).hasValue(300);
    }

    @Test
    void anExceptionThatSilenceBroughtAboutHasNoEvent() {
        exception("*", 22, 35_300);
        assertThat(measured().of(Hop.EXCEPTION).count()).isZero();
    }

    @Test
    void theLagIsThatOfTheLastPane() {
        signal("gold", "checkout", "web", 20, 0, 25_100);
        assertThat(measured().lag()).isEmpty();
        assertThat(measured().untoldMillis()).isEqualTo(10_000);
        signal("gold", "checkout", "web", 30, 0, 41_000);
        signal("gold", "checkout", "store", 30, 0, 42_000);
        assertThat(measured().lag()).hasValue(6_000);
        assertThat(measured().untoldMillis()).isZero();
    }

    private Latencies measured() {
        return new Latencies(
                sightings,
                sealed,
                List.of(new Appended(27_000, 27_040), new Appended(30_000, 30_050)),
                new Work(30_000, 40_000, 1_000, Duration.ZERO, 1));
    }

    private void signal(String segment, String touchpoint, String channel, int end, int revision, long readable) {
        add("experience-signals", """
                {"cell":{"segment":"%s","touchpoint":"%s","channel":"%s"},"stage":"purchase","window":"PT10S",
                "start":"1970-01-01T00:00:%02dZ","end":"1970-01-01T00:00:%02dZ","revision":%d,"events":1,"signals":{}}
                """.formatted(segment, touchpoint, channel, end - 10, end, revision), readable);
    }

    private void exception(String touchpoint, int at, long readable) {
        add("customer-exceptions", """
                {"kind":"at-risk","customer":"c-1","segment":"gold","touchpoint":"%s","at":"1970-01-01T00:00:%02dZ",
                "cause":"1970-01-01","why":[],"value":0.0,"dueBy":"1970-01-03T00:00:00Z"}
                """.formatted(touchpoint, at), readable);
    }

    private void add(String topic, String json, long readable) {
        sightings.add(topic, json.getBytes(UTF_8), readable);
    }
}
