package xm.board.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static xm.board.Told.says;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import xm.board.BoardState;
import xm.board.Keep;
import xm.promise.Observed;
import xm.promise.VerdictState;

/** Two hundred pages that look at five hundred cells: how late they are told, and what it costs. It prints both. */
class BoardLoadIT {
    private static final int VIEWERS = 200;
    private static final int CELLS = 500;
    private static final int SECONDS = 15;
    /** Of a minute, in which a job says each verdict once. */
    private static final int CELLS_A_SECOND = CELLS / 60 + 1;

    private final BoardState state = new BoardState(Keep.USUAL);

    @Test
    void asOftenAsAJobSaysItsVerdicts() throws Exception {
        measure("each cell told once a minute", CELLS_A_SECOND);
    }

    @Test
    void everyCellEachSecond() throws Exception {
        measure("each cell told each second", CELLS);
    }

    private void measure(String what, int cellsASecond) throws Exception {
        tell(0, CELLS);
        try (BoardServer server = BoardServer.start(state, WebSettings.local(0), Clock.systemUTC());
                Pages pages = new Pages(server.port())) {
            for (int second = 0; second < 3; second++) {
                pages.read(1_000);
            }
            pages.forget();
            long cpu = processNanos();
            long board = boardNanos();
            long begun = System.nanoTime();
            for (int second = 1; second <= SECONDS; second++) {
                tell(second * cellsASecond, cellsASecond);
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
            assertThat(late.size()).isGreaterThan(VIEWERS * (SECONDS - 2));
            // a tick is a second; whoever is told within it sees every one
            assertThat(late.get(late.size() * 99 / 100)).isLessThan(1_000);
        }
    }

    private void tell(int from, int count) {
        synchronized (state) {
            long now = System.currentTimeMillis();
            for (int i = from; i < from + count; i++) {
                int cell = i % CELLS;
                state.see(
                        says("segment-" + cell / 25 + "/touchpoint-" + cell % 25 + "/*", VerdictState.KEPT)
                                .observed(new Observed(600_000, 100 + i, 0.9, 0.85, 0.95))
                                .at(now),
                        now);
            }
        }
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

    /** Open pages, read by one thread. */
    private static final class Pages implements AutoCloseable {
        private static final byte[] TIME = "\"atMillis\":".getBytes(US_ASCII);

        private final Selector selector = Selector.open();
        private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 20);
        private final List<Long> late = new ArrayList<>();
        private long bytes;

        /** One of them: what it has read of the event that is coming in. */
        private static final class One {
            private final byte[] head = new byte[120];
            private int length;
            private byte last;
        }

        Pages(int port) throws IOException {
            for (int i = 0; i < VIEWERS; i++) {
                SocketChannel channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
                channel.write(ByteBuffer.wrap("GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII)));
                channel.configureBlocking(false);
                channel.register(selector, SelectionKey.OP_READ, new One());
            }
        }

        void read(long millis) throws IOException {
            long until = System.nanoTime() + millis * 1_000_000;
            for (long left = millis; left > 0; left = (until - System.nanoTime()) / 1_000_000) {
                selector.select(left);
                for (SelectionKey key : selector.selectedKeys()) {
                    buffer.clear();
                    int count = ((SocketChannel) key.channel()).read(buffer);
                    assertThat(count).as("the server goes on").isGreaterThan(-1);
                    bytes += count;
                    take((One) key.attachment(), buffer.flip());
                }
                selector.selectedKeys().clear();
            }
        }

        /** An event ends with an empty line; its time stands at its head. */
        private void take(One page, ByteBuffer told) {
            while (told.hasRemaining()) {
                byte next = told.get();
                if (page.length < page.head.length) {
                    page.head[page.length] = next;
                }
                page.length++;
                if (next == '\n' && page.last == '\n') {
                    note(page);
                    page.length = 0;
                }
                page.last = next;
            }
        }

        private void note(One page) {
            String head = new String(page.head, 0, Math.min(page.length, page.head.length), US_ASCII);
            int at = head.indexOf(new String(TIME, US_ASCII));
            if (at > 0) {
                int from = at + TIME.length;
                late.add(System.currentTimeMillis() - Long.parseLong(head.substring(from, from + 13)));
            }
        }

        void forget() {
            late.clear();
            bytes = 0;
        }

        List<Long> lateMillis() {
            return late;
        }

        long bytes() {
            return bytes;
        }

        @Override
        public void close() throws IOException {
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            selector.close();
        }
    }
}
