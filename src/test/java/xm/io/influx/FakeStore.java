package xm.io.influx;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;

/** A store that answers as it is told to, and then well: for what a real store cannot be made to do on demand. */
final class FakeStore implements AutoCloseable {
    /** One request as it came in. */
    record Seen(String target, String authorization, String encoding, List<String> lines, long atNanos) {}

    /** How to answer one request. */
    interface Reply {
        void to(HttpExchange exchange) throws IOException;
    }

    private static final Reply WELL = exchange -> {};

    final List<Seen> requests = new CopyOnWriteArrayList<>();
    /** The lines of all requests that were answered well, in order. */
    final List<String> stored = new CopyOnWriteArrayList<>();

    private final Queue<Reply> script = new ConcurrentLinkedQueue<>();
    private volatile Reply meanwhile;
    private final CountDownLatch ending = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    FakeStore() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    FakeStore then(Reply... replies) {
        script.addAll(List.of(replies));
        return this;
    }

    /** Answers like this until told otherwise; {@code null} is well. */
    void meanwhile(Reply reply) {
        meanwhile = reply;
    }

    /** Well, in the middle of a script. */
    static Reply well() {
        return WELL;
    }

    static Reply status(int status, String body) {
        return exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        };
    }

    static Reply retryAfter(int status, int seconds) {
        return exchange -> {
            exchange.getResponseHeaders().set("Retry-After", Integer.toString(seconds));
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        };
    }

    /** Ends the connection without a word. */
    static Reply reset() {
        return HttpExchange::close;
    }

    /** Keeps the connection and says nothing. */
    Reply silence() {
        return exchange -> {
            try {
                ending.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        };
    }

    private void answer(HttpExchange exchange) throws IOException {
        String encoding = exchange.getRequestHeaders().getFirst("Content-Encoding");
        List<String> lines;
        try (InputStream body =
                "gzip".equals(encoding) ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody()) {
            lines = new String(body.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
        requests.add(new Seen(
                exchange.getRequestURI().toString(),
                exchange.getRequestHeaders().getFirst("Authorization"),
                encoding,
                lines,
                System.nanoTime()));
        Reply scripted = script.poll();
        Reply reply = scripted == null ? meanwhile : scripted;
        if (reply == null || reply == WELL) {
            stored.addAll(lines);
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        } else {
            reply.to(exchange);
        }
    }

    @Override
    public void close() {
        ending.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
