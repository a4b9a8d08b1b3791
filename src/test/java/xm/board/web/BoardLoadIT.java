package xm.board.web;

import static org.assertj.core.api.Assertions.assertThat;
import static xm.board.Told.says;
import static xm.board.Told.window;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import xm.board.BoardState;
import xm.board.Keep;
import xm.event.Cell;
import xm.promise.Observed;
import xm.promise.VerdictState;

/** Two hundred pages that look at five hundred cells: how late they are told, and what it costs. It prints both. */
class BoardLoadIT {
    private static final int VIEWERS = 200;
    private static final int CELLS = 500;
    private static final int SECONDS = 15;
    /** Of a minute, in which a job says each verdict once. */
    private static final int CELLS_A_SECOND = CELLS / 60 + 1;

    private static final int LOOKS_EVERY_SECONDS = 2;
    private static final long MINUTE = 60_000;
    private static final long SIX_HOURS = 6 * 60 * MINUTE;

    private final BoardState state = new BoardState(Keep.USUAL);

    @Test
    void asOftenAsAJobSaysItsVerdicts() throws Exception {
        measure("each cell told once a minute", CELLS_A_SECOND);
    }

    @Test
    void everyCellEachSecond() throws Exception {
        measure("each cell told each second", CELLS);
    }

    /** Each looks at the last six hours of a cell and asks for them every two seconds, as a page does. */
    @Test
    void everyPageLooksAtACell() throws Exception {
        long now = System.currentTimeMillis();
        for (long end = now - SIX_HOURS; end < now; end += MINUTE) {
            tellWindows(end);
        }
        measure("each cell told once a minute, each page at a cell", CELLS_A_SECOND, VIEWERS / LOOKS_EVERY_SECONDS);
    }

    private void measure(String what, int cellsASecond) throws Exception {
        measure(what, cellsASecond, 0);
    }

    private void measure(String what, int cellsASecond, int looksASecond) throws Exception {
        tell(0, CELLS);
        try (BoardServer server = BoardServer.start(state, WebSettings.local(0), Clock.systemUTC());
                Pages pages = new Pages(server.port(), VIEWERS);
                Looks looks = new Looks(server.port())) {
            for (int second = 0; second < 3; second++) {
                pages.read(1_000);
            }
            pages.forget();
            long cpu = processNanos();
            long board = boardNanos();
            long begun = System.nanoTime();
            for (int second = 1; second <= SECONDS; second++) {
                tell(second * cellsASecond, cellsASecond);
                if (looksASecond > 0 && second == SECONDS / 2) {
                    // a job tells the windows of a minute all at once
                    tellWindows(System.currentTimeMillis());
                }
                for (int look = 0; look < looksASecond; look++) {
                    looks.at(place(second * looksASecond + look));
                }
                pages.read(1_000);
            }
            double seconds = (System.nanoTime() - begun) / 1e9;
            List<Long> late = pages.lateMillis();
            Collections.sort(late);
            System.out.printf(
                    Locale.ROOT,
                    "%s: %d viewers, %d cells, %d of %d ticks delivered, %.0f bytes each; late: mean %.0f ms, p99 %d ms,"
                            + " max %d ms; of one core: %.1f %% server, %.1f %% server and viewers%n",
                    what,
                    VIEWERS,
                    CELLS,
                    late.size(),
                    VIEWERS * SECONDS,
                    pages.bytes() / (double) late.size(),
                    late.stream().mapToLong(it -> it).average().orElse(0),
                    late.get(late.size() * 99 / 100),
                    late.get(late.size() - 1),
                    100 * (boardNanos() - board) / 1e9 / seconds,
                    100 * (processNanos() - cpu) / 1e9 / seconds);
            looks.report(looksASecond * SECONDS);
            assertThat(late.size()).isGreaterThan(VIEWERS * (SECONDS - 2));
            // a tick is a second; whoever is told within it sees every one
            assertThat(late.get(late.size() * 99 / 100)).isLessThan(1_000);
        }
    }

    private void tell(int from, int count) {
        synchronized (state) {
            long now = System.currentTimeMillis();
            for (int i = from; i < from + count; i++) {
                state.see(
                        says(place(i).key(), VerdictState.KEPT)
                                .observed(new Observed(600_000, 100 + i, 0.9, 0.85, 0.95))
                                .at(now),
                        now);
            }
        }
    }

    private void tellWindows(long endMillis) {
        synchronized (state) {
            for (int i = 0; i < CELLS; i++) {
                state.see(
                        window(place(i).key())
                                .csat(100, 0.9)
                                .reading("qoe", 100, 4.1)
                                .reading("effort", 100, 0.2)
                                .at(endMillis / MINUTE * MINUTE),
                        endMillis);
            }
        }
    }

    private static Cell place(int number) {
        int cell = number % CELLS;
        return new Cell("segment-" + cell / 25, "touchpoint-" + cell % 25, Cell.ANY);
    }

    private static long processNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static long boardNanos() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long sum = 0;
        for (long id : threads.getAllThreadIds()) {
            var info = threads.getThreadInfo(id);
            if (info != null && info.getThreadName().startsWith("board")) {
                sum += Math.max(0, threads.getThreadCpuTime(id));
            }
        }
        return sum;
    }
}
