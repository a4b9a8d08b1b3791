package xm.speed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import xm.signal.WindowLadder;

class TrialTest {
    private static final Trial USUAL = Trial.usual(new Topic("localhost:9092", 1_000, Load.USUAL));

    @Test
    void aProcessIsToldAllOfIt() {
        Trial trial = Trial.usual(USUAL.topic().with(Load.USUAL.ofSurveys()))
                .customersTimes(10)
                .cellsTimes(100)
                .withPanes(360, 1_000)
                .on(Backend.ROCKSDB)
                .warmedUp(3);
        assertThat(Trial.of(trial.arguments())).isEqualTo(trial).isNotEqualTo(USUAL);
    }

    @Test
    void usualAreFiveMinutesOnTheHeap() {
        assertThat(USUAL.size()).isEqualTo(Duration.ofMinutes(5));
        assertThat(USUAL.backend()).isEqualTo(Backend.HEAP);
    }

    @Test
    void theWholeJobIsAskedWhatALongerWindowCostsBesideOneOfTenSeconds() {
        assertThat(Growth.WINDOW.steps(USUAL))
                .map(trial -> ProductJobs.config(trial).signals().ladder().names())
                .containsExactly(List.of("PT10S", "PT1M"), List.of("PT10S", "PT10M"), List.of("PT10S", "PT1H"));
        assertThat(ProductJobs.config(USUAL).signals().ladder().names()).isEqualTo(WindowLadder.LIVE.names());
    }

    @Test
    void everyLoadHasATopicOfItsOwn() {
        assertThat(USUAL.topic().name())
                .isNotEqualTo(USUAL.customersTimes(10).topic().name())
                .isNotEqualTo(USUAL.cellsTimes(10).topic().name())
                .isNotEqualTo(USUAL.withPanes(6, 1_000).topic().name())
                .isNotEqualTo(USUAL.topic().with(Load.USUAL.ofSurveys()).name())
                .isEqualTo(USUAL.withPanes(6, 10_000).topic().name());
    }
}
