package xm.board.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** Open pages, read by one thread. */
final class Pages implements AutoCloseable {
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

    Pages(int port, int viewers) throws IOException {
        for (int i = 0; i < viewers; i++) {
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
