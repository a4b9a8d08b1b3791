package xm.board.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import xm.event.Cell;

/** Looks at cells, and how long each of them took from when it was due. */
final class Looks implements AutoCloseable {
    private static final int AT_ONCE = 8;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService viewers = Executors.newFixedThreadPool(AT_ONCE);
    private final List<Long> took = Collections.synchronizedList(new ArrayList<>());
    private final List<Integer> wrong = Collections.synchronizedList(new ArrayList<>());
    private final int port;
    private volatile long bytes;

    Looks(int port) {
        this.port = port;
    }

    void at(Cell cell) {
        long due = System.nanoTime();
        viewers.execute(() -> {
            URI address = URI.create("http://localhost:" + port + "/api/cell?range=6h&channel=*&segment="
                    + cell.segment() + "&touchpoint=" + cell.touchpoint());
            HttpRequest request = HttpRequest.newBuilder(address).build();
            HttpResponse<byte[]> answer = client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray())
                    .join();
            bytes = answer.body().length;
            took.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - due));
            if (answer.statusCode() != 200) {
                wrong.add(answer.statusCode());
            }
        });
    }

    /** Prints how long they took, when all have been answered. */
    void report(int count) throws InterruptedException {
        viewers.shutdown();
        assertThat(viewers.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        assertThat(wrong).isEmpty();
        assertThat(took).hasSize(count);
        if (count > 0) {
            Collections.sort(took);
            System.out.printf(
                    Locale.ROOT,
                    "%d looks at a cell, %d bytes each: median %d ms, p99 %d ms, max %d ms%n",
                    count,
                    bytes,
                    took.get(count / 2),
                    took.get(count * 99 / 100),
                    took.get(count - 1));
            assertThat(took.get(count * 99 / 100))
                    .as("until a page shows a cell, in ms")
                    .isLessThan(2_000);
        }
    }

    @Override
    public void close() {
        viewers.shutdownNow();
    }
}
