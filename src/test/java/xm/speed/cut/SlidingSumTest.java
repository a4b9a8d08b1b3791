package xm.speed.cut;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import xm.event.CsatScale;
import xm.event.Survey;
import xm.signal.Csat;

class SlidingSumTest {
    private static final long SLIDE = 10;

    @Test
    void aPaneIsInAsManyWindowsAsAWindowHasPanes() throws Exception {
        Cell cell = new Cell(3);
        cell.hear(answers(100, 5));
        cell.passUntil(1_000);
        assertThat(cell.told).containsExactlyEntriesOf(new TreeMap<>(Map.of(110L, "1/1", 120L, "1/1", 130L, "1/1")));
    }

    @Test
    void windowsAddUpTheNewestPanes() throws Exception {
        Cell cell = new Cell(2);
        cell.hear(answers(0, 5, 1));
        cell.hear(answers(10, 4));
        cell.hear(answers(20, 2, 2, 2));
        cell.passUntil(1_000);
        assertThat(cell.told)
                .containsExactlyEntriesOf(new TreeMap<>(Map.of(10L, "2/1", 20L, "3/2", 30L, "4/1", 40L, "3/0")));
    }

    @Test
    void partsOfAPaneAreOnePane() throws Exception {
        Cell cell = new Cell(1);
        cell.hear(answers(0, 5, 1));
        cell.hear(answers(0, 4));
        cell.passUntil(1_000);
        assertThat(cell.told).containsExactlyEntriesOf(new TreeMap<>(Map.of(10L, "3/2")));
    }

    @Test
    void emptyWindowsAreNotTold() throws Exception {
        Cell cell = new Cell(2);
        cell.hear(answers(0, 5));
        cell.passUntil(500);
        cell.hear(answers(500, 4));
        cell.passUntil(1_000);
        assertThat(cell.told.keySet()).containsExactly(10L, 20L, 510L, 520L);
    }

    @Test
    void whatComesAfterItsPaneWasToldIsLate() throws Exception {
        Cell cell = new Cell(2);
        cell.hear(answers(0, 5));
        cell.passUntil(9);
        assertThat(cell.isInTime(answers(0, 5))).as("the pane has been told").isFalse();
        assertThat(cell.isInTime(answers(10, 5))).isTrue();
        cell.passUntil(1_000);
        assertThat(cell.told).containsExactlyEntriesOf(new TreeMap<>(Map.of(10L, "1/1", 20L, "2/2", 30L, "1/1")));
    }

    @Test
    void nothingIsKeptOfACellWhoseWindowsAreOver() throws Exception {
        Cell cell = new Cell(30);
        for (long start = 0; start < 500; start += SLIDE) {
            cell.hear(answers(start, 3));
        }
        cell.passUntil(10_000);
        assertThat(cell.panes).isEmpty();
        assertThat(cell.sums).isNull();
        assertThat(cell.due).isEmpty();
    }

    @Test
    void aPaneBeginsAtAMultipleOfTheSlideBeforeAndAfterTheEpoch() {
        SlidingSum rule = new SlidingSum(SLIDE, 3);
        assertThat(rule.start(19)).isEqualTo(10);
        assertThat(rule.start(20)).isEqualTo(20);
        assertThat(rule.start(-1)).isEqualTo(-10);
    }

    /** However dense or sparse panes are and in whatever order their parts come. */
    @Test
    void itTellsWhatAddingUpEveryWindowAnewWouldTell() throws Exception {
        for (int seed = 0; seed < 500; seed++) {
            SplittableRandom dice = new SplittableRandom(seed);
            Cell cell = new Cell(dice.nextInt(1, 12));
            int sparse = dice.nextInt(1, 40);
            Map<Long, Csat> all = new TreeMap<>();
            for (long time = 0; time < 1_000; time += SLIDE) {
                for (int part = dice.nextInt(4); part > 0 && dice.nextInt(sparse) == 0; part--) {
                    // a part may come before those of panes that end sooner
                    CsatPane pane = answers(time + SLIDE * dice.nextInt(4), dice.nextInt(1, 6), dice.nextInt(1, 6));
                    all.computeIfAbsent(pane.startMillis, start -> new Csat()).merge(pane.csat);
                    cell.hear(pane);
                }
                cell.passUntil(time + dice.nextInt(10));
            }
            cell.passUntil(10_000);
            assertThat(cell.told).as("seed %d", seed).isEqualTo(anew(all, cell.panesInWindow));
        }
    }

    /** What the rule asks of state for each window, whatever its length. */
    @Test
    void aLongWindowCostsNoMoreThanAShortOne() throws Exception {
        assertThat(asked(360)).isLessThanOrEqualTo(asked(6));
    }

    private static double asked(int panes) throws Exception {
        Cell cell = new Cell(panes);
        for (long start = 0; start < 100_000; start += SLIDE) {
            cell.hear(answers(start, 3));
            cell.passUntil(start + SLIDE);
        }
        return (double) cell.asked / cell.told.size();
    }

    private static Map<Long, String> anew(Map<Long, Csat> all, int panes) {
        Map<Long, Csat> windows = new TreeMap<>();
        all.forEach((start, pane) -> {
            for (int slide = 1; slide <= panes; slide++) {
                windows.computeIfAbsent(start + slide * SLIDE, end -> new Csat())
                        .merge(pane);
            }
        });
        Map<Long, String> said = new TreeMap<>();
        windows.forEach((end, sum) -> said.put(end, said(sum)));
        return said;
    }

    private static CsatPane answers(long start, int... scores) {
        CsatPane pane = new CsatPane("gold/checkout", start);
        for (int score : scores) {
            pane.csat.add(new Survey.Satisfaction(CsatScale.ONE_TO_FIVE, score));
        }
        return pane;
    }

    private static String said(Csat csat) {
        return csat.n + "/" + csat.satisfied;
    }

    /** A cell in maps, with a clock. */
    private static final class Cell implements SlidingSum.Shelf {
        private final SlidingSum rule;
        private final int panesInWindow;
        private final Map<Long, Csat> panes = new HashMap<>();
        private final TreeSet<Long> due = new TreeSet<>();
        private final Map<Long, String> told = new TreeMap<>();
        private Sums sums;
        private long passed = Long.MIN_VALUE;
        private long asked;

        Cell(int panesInWindow) {
            this.panesInWindow = panesInWindow;
            rule = new SlidingSum(SLIDE, panesInWindow);
        }

        void hear(CsatPane part) throws Exception {
            assertThat(isInTime(part)).isTrue();
        }

        boolean isInTime(CsatPane part) throws Exception {
            return rule.add(this, part, passed);
        }

        /** Time passes, the given moment too. */
        void passUntil(long millis) throws Exception {
            passed = millis;
            while (!due.isEmpty() && due.first() <= millis + 1) {
                long end = due.pollFirst();
                told.put(end, said(rule.slide(this, end)));
            }
        }

        @Override
        public Csat pane(long startMillis) {
            asked++;
            return panes.get(startMillis);
        }

        @Override
        public void keep(long startMillis, Csat pane) {
            asked++;
            panes.put(startMillis, pane);
        }

        @Override
        public void drop(long startMillis) {
            asked++;
            panes.remove(startMillis);
        }

        @Override
        public Sums sums() {
            return sums;
        }

        @Override
        public void keep(Sums open) {
            sums = open;
        }

        @Override
        public void dropSums() {
            sums = null;
        }

        @Override
        public void wake(long endMillis) {
            due.add(endMillis);
        }
    }
}
