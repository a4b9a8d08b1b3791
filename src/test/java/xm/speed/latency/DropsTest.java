package xm.speed.latency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import xm.codec.PromiseBookFile;
import xm.event.Cell;
import xm.event.Survey;
import xm.event.Touchpoint;
import xm.promise.Commitments;
import xm.promise.PromiseBook;
import xm.speed.Load;
import xm.speed.Traffic;

class DropsTest {
    private static final long TIME = 1_000_000;
    private static final int MANY = 200_000;
    private static final List<Touchpoint> SURVEYS =
            events().filter(event -> event.survey() != null).toList();

    @Test
    void nothingChangesBeforeTheFirstAndAMinuteAfterTheLast() {
        for (Drops drops : List.of(new Drops(TIME + 1, 0), new Drops(TIME - 60_000, 0))) {
            assertThat(events().limit(10_000))
                    .allSatisfy(event -> assertThat(drops.at(event)).isEqualTo(event));
        }
    }

    @Test
    void aSurveyOfAnyCellIsAsBadAsCanBeWhereAllDropsComeAtOnce() {
        Drops drops = new Drops(TIME, 0);
        assertThat(SURVEYS.stream().map(drops::at).map(Touchpoint::survey))
                .isNotEmpty()
                .allSatisfy(answers -> {
                    assertThat(answers.nps()).isZero();
                    assertThat(answers.effort().score()).isEqualTo(1);
                    assertThat(answers.csat() == null ? 1 : answers.csat().score())
                            .isEqualTo(1);
                });
    }

    @Test
    void theyComeOneAfterTheOtherEachAtACellAndInASignalOfItsOwn() {
        Set<String> before = new HashSet<>();
        for (int begun = 1; begun <= Drops.COUNT; begun++) {
            Drops drops = new Drops(TIME - (begun - 1), 1);
            Set<String> bad = new HashSet<>();
            SURVEYS.forEach(event -> changed(event, drops.at(event).survey()).forEach(bad::add));
            assertThat(bad).containsAll(before).hasSize(begun);
            before = bad;
        }
    }

    @Test
    void thereIsAPromiseForEachThatHoldsAtOneCellAlone() {
        PromiseBook book = PromiseBookFile.parse("drops", Drops.book());
        Set<String> promised = new HashSet<>();
        Set<Cell> cells = SURVEYS.stream()
                .map(event -> new Cell(event.segment(), event.touchpoint(), Cell.ANY))
                .collect(Collectors.toSet());
        for (Cell cell : cells) {
            assertThat(Commitments.of(book, cell))
                    .hasSize(Question.values().length)
                    .allSatisfy(
                            it -> assertThat(promised.add(it.promise().name())).isTrue());
        }
        assertThat(promised).hasSize(Drops.COUNT);
        assertThat(book.promises()).hasSize(Drops.COUNT);
    }

    private static Stream<Touchpoint> events() {
        return LongStream.range(0, MANY).mapToObj(number -> Traffic.event(number, Load.USUAL, TIME));
    }

    /** What is answered otherwise, with its cell. */
    private static Stream<String> changed(Touchpoint event, Survey answers) {
        Survey before = event.survey();
        Stream.Builder<String> changed = Stream.builder();
        if (!Objects.equals(answers.csat(), before.csat())) {
            changed.add("csat");
        }
        if (!answers.nps().equals(before.nps())) {
            changed.add("nps");
        }
        if (!answers.effort().equals(before.effort())) {
            changed.add("effort");
        }
        return changed.build().map(signal -> signal + ' ' + event.segment() + ' ' + event.touchpoint());
    }
}
