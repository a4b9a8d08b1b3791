package xm.promise.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import xm.promise.CellReport;
import xm.promise.Sample;

/** How many different customers a stretch had: never fewer than there were, and few who come often stay few. */
class CrowdTest {
    private static final long MINUTE = 60_000;
    private static final long[] WINDOWS = {MINUTE, 15 * MINUTE, 60 * MINUTE, 24 * 60 * MINUTE};

    private final History history = new History();
    private final Map<String, Set<Integer>> seen = new HashMap<>();
    private final Map<Long, Set<Integer>> panes = new HashMap<>();

    @Test
    void countsTenRegularsAsTenHoweverOftenTheyCome() {
        for (int minute = 0; minute < 3 * 24 * 60; minute++) {
            pane(minute, Set.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9));
        }
        long lateOnTheThirdDay = (2 * 24 + 20) * 60 * MINUTE;

        assertThat(history.since(lateOnTheThirdDay).customers()).isEqualTo(10);
        assertThat(history.since(Watch.NEVER).customers()).as("ten a day").isEqualTo(30);
    }

    @Test
    void isNeverLessThanThereWereNorMoreThanEachPaneHad() {
        for (long seed = 0; seed < 50; seed++) {
            CrowdTest one = new CrowdTest();
            SplittableRandom random = new SplittableRandom(seed);
            int begin = random.nextInt(2_000);
            int people = 5 + random.nextInt(200);
            for (int minute = begin; minute < begin + 3_000; minute++) {
                if (random.nextInt(3) > 0) {
                    Set<Integer> who = new HashSet<>();
                    random.ints(1 + random.nextInt(6), 0, people).forEach(who::add);
                    one.pane(minute, who);
                }
                if (random.nextInt(500) == 0) {
                    one.history.beginAt((minute - random.nextInt(200)) * MINUTE);
                }
                if (minute % 50 == 0 && !one.history.isEmpty()) {
                    one.check(seed, (minute - random.nextInt(1_000)) * MINUTE);
                }
            }
        }
    }

    private void check(long seed, long sinceMillis) {
        History.Stretch stretch = history.since(sinceMillis);
        Set<Integer> different = new HashSet<>();
        long eachPane = 0;
        for (Map.Entry<Long, Set<Integer>> pane : panes.entrySet()) {
            if (pane.getKey() >= stretch.startMillis()) {
                different.addAll(pane.getValue());
                eachPane += pane.getValue().size();
            }
        }
        assertThat(stretch.customers())
                .as("seed %d since %d", seed, stretch.startMillis())
                .isBetween((double) different.size(), (double) eachPane);
    }

    private void pane(int minute, Set<Integer> who) {
        long start = minute * MINUTE;
        long[] newTo = new long[WINDOWS.length - 1];
        for (int customer : who) {
            for (int i = 1; i < WINDOWS.length; i++) {
                newTo[i - 1] += seen.computeIfAbsent(i + "/" + start / WINDOWS[i], window -> new HashSet<>())
                                .add(customer)
                        ? 1
                        : 0;
            }
        }
        panes.put(start, who);
        CellReport report = new CellReport(
                "*/*/*", null, MINUTE, start, start + MINUTE, 0, who.size(), who.size(), newTo, Map.of(), List.of());
        history.add(
                start,
                MINUTE,
                Sample.share(0, who.size()),
                Faces.of(report, Arrays.stream(WINDOWS).boxed().toList()));
    }
}
