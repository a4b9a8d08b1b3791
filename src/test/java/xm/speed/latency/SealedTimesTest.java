package xm.speed.latency;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Panes of ten seconds, events up to five seconds late, two partitions. */
class SealedTimesTest {
    private final SealedTimes sealed = new SealedTimes(2, 10_000, 5_000);

    @Test
    void aPaneIsSealedWhenTheLastPartitionHasPassedItsEndByTheTimeThatEventsMayBeLate() {
        begin();
        sealed.appended(0, 25_000, 25_003);
        assertThat(sealed.sealedMillis(20_000)).isEmpty();
        sealed.appended(1, 24_999, 25_010);
        assertThat(sealed.sealedMillis(20_000)).isEmpty();
        sealed.appended(1, 25_000, 25_020);
        assertThat(sealed.sealedMillis(20_000)).hasValue(25_020);
    }

    @Test
    void onlyTheFirstEventOfAPartitionThatPassedItCounts() {
        begin();
        sealed.appended(1, 25_100, 25_120);
        sealed.appended(1, 26_000, 26_050);
        sealed.appended(0, 25_000, 25_001);
        sealed.appended(0, 27_000, 27_001);
        assertThat(sealed.sealedMillis(20_000)).hasValue(25_120);
    }

    @Test
    void anEventAfterAPauseSealsAllPanesInBetween() {
        begin();
        sealed.appended(0, 45_000, 45_007);
        sealed.appended(1, 45_000, 45_002);
        assertThat(sealed.sealedMillis(20_000)).hasValue(45_007);
        assertThat(sealed.sealedMillis(40_000)).hasValue(45_007);
        assertThat(sealed.sealedMillis(50_000)).isEmpty();
    }

    @Test
    void whatHadPassedBeforeTheFirstEventIsNotKnown() {
        begin();
        assertThat(sealed.sealedMillis(10_000)).isEmpty();
    }

    @Test
    void theLastPaneIsTheLastThatWasSealedUntilThen() {
        begin();
        sealed.appended(0, 35_000, 35_001);
        sealed.appended(1, 25_000, 25_002);
        sealed.appended(1, 35_000, 35_003);
        assertThat(sealed.lastEnd(35_002)).hasValue(20_000);
        assertThat(sealed.lastEnd(35_003)).hasValue(30_000);
        assertThat(sealed.lastEnd(25_000)).isEmpty();
    }

    @Test
    void theEndOfAGrainLiesInTheNext() {
        assertThat(SealedTimes.grainEnd(19_999)).isEqualTo(20_000);
        assertThat(SealedTimes.grainEnd(20_000)).isEqualTo(20_100);
    }

    @Test
    void secondsAreSealedOneByOneAndOnlyPanesAreCounted() {
        begin();
        for (long second = 18; second <= 26; second++) {
            sealed.appended(0, 1000 * second, 1000 * second + 1);
            sealed.appended(1, 1000 * second, 1000 * second + 2);
        }
        assertThat(sealed.sealedMillis(18_000)).hasValue(23_002);
        assertThat(sealed.sealedMillis(20_000)).hasValue(25_002);
        assertThat(sealed.lastEnd(26_002)).hasValue(20_000);
        assertThat(sealed.count(0, 60_000)).isEqualTo(1);
    }

    private void begin() {
        sealed.appended(0, 16_000, 16_001);
        sealed.appended(1, 17_000, 17_001);
    }
}
