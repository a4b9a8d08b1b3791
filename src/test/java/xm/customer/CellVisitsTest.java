package xm.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xm.event.Cell;
import xm.event.Channel;
import xm.event.Shape;
import xm.signal.WindowLadder;

class CellVisitsTest {
    private static final List<String> SEGMENTS = List.of("gold", "basic", Cell.UNASSIGNED);
    private static final List<String> TOUCHPOINTS = List.of("checkout", "search", "returns", "billing");
    private static final List<Channel> CHANNELS = List.of(Channel.WEB, Channel.CALL, Channel.STORE);

    private final SplittableRandom random = new SplittableRandom(1);
    private final CellVisits visits = new CellVisits();
    private final List<Visit> all = new ArrayList<>();

    private record Visit(Cell cell, long timeMillis) {}

    /** Counted one by one: a window is new where no visit of its cell lies in it. */
    @ParameterizedTest
    @ValueSource(strings = {"PT10S,PT1M,PT15M", "PT10S", "PT10S,PT1M,all", "all"})
    void theyKnowInWhichWindowsACustomerIsNewWhateverTheOrder(String windows) {
        WindowLadder ladder = WindowLadder.of(List.of(windows.split(",")));
        for (int i = 0; i < 3000; i++) {
            String segment = any(SEGMENTS);
            String touchpoint = any(TOUCHPOINTS);
            Channel channel = any(CHANNELS);
            // before 1970 too, and mostly a little later than the one before
            long timeMillis = random.nextInt(8) == 0 ? random.nextLong(-9_000_000, 9_000_000) : i * 3_000L - 4_000_000;
            long cell = CellVisits.cell(segment, touchpoint, channel);
            Cell named = new Cell(segment, touchpoint, channel.wireName());

            int told = visits.newLevels(cell, timeMillis, ladder);

            for (Shape shape : Shape.ALL) {
                assertThat(Told.newLevels(told, shape))
                        .as("%s of %s at %d", shape, named, timeMillis)
                        .isEqualTo(newLevels(shape, named, timeMillis, ladder));
            }
            if (Told.newLevels(told, Shape.NAMED) > 0) {
                visits.add(cell, ladder.start(0, timeMillis));
            }
            all.add(new Visit(named, timeMillis));
        }
        assertThat(Arrays.copyOf(visits.panes, visits.size)).isSorted();
    }

    private int newLevels(Shape shape, Cell named, long timeMillis, WindowLadder ladder) {
        int level = 0;
        while (level < ladder.levels() && !isSeen(shape.above(named), shape, timeMillis, ladder, level)) {
            level++;
        }
        return level;
    }

    private boolean isSeen(Cell cell, Shape shape, long timeMillis, WindowLadder ladder, int level) {
        long start = ladder.start(level, timeMillis);
        return all.stream()
                .anyMatch(visit ->
                        shape.above(visit.cell()).equals(cell) && ladder.start(level, visit.timeMillis()) == start);
    }

    @Test
    void theNumbersOfCellsDifferWhereverTheCellsDo() {
        List<Long> cells = new ArrayList<>();
        for (String segment : SEGMENTS) {
            for (String touchpoint : TOUCHPOINTS) {
                for (Channel channel : Channel.values()) {
                    cells.add(CellVisits.cell(segment, touchpoint, channel));
                }
            }
        }

        assertThat(cells).doesNotHaveDuplicates();
    }

    /** State holds them. */
    @Test
    void theNumberOfACellNeverChanges() {
        assertThat(CellVisits.cell("gold", "checkout", Channel.WEB)).isEqualTo(-1240126034537955323L);
    }

    @Test
    void whatIsKeptIsWhatTheRuleWants() {
        long web = CellVisits.cell("gold", "checkout", Channel.WEB);
        long call = CellVisits.cell("gold", "checkout", Channel.CALL);
        for (long pane = 0; pane < 60; pane += 10) {
            visits.add(web, pane);
            if (pane > 20) {
                visits.add(call, pane);
            }
        }

        visits.retain((pane, keptBefore) -> pane > 30 || keptBefore == VisitRule.NEVER_BEFORE);

        List<Long> panes = new ArrayList<>();
        visits.forEach(panes::add);
        assertThat(panes).containsExactly(0L, 30L, 40L, 40L, 50L, 50L);
        assertThat(visits.cells).hasSize(6).startsWith(web, call);
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
