package xm.board.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.gzip.GzipHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xm.board.BoardState;
import xm.board.Pulse;
import xm.board.Wall;

/**
 * The board's page, live: whoever opens it is told each second what has changed.
 *
 * <p>The wall is worked out once a second however many look at it. Whoever fills the state holds its lock meanwhile.
 */
public final class BoardServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BoardServer.class);
    private static final long TICK_MILLIS = 1_000;
    private static final int THREADS = 16;
    private static final long IDLE_MILLIS = 30_000;
    /** With the refusal of a moment that is not remembered: the first that is, for a page to tell it in its own zone. */
    private static final String FIRST_MILLIS = "X-First-Millis";

    private final BoardState state;
    private final Clock clock;
    private final Views views;
    private final Ticks ticks = new Ticks();
    private final Viewers viewers = new Viewers();
    private final ScheduledExecutorService ticking =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "board-tick"));
    private final Server server;
    private final ServerConnector connector;
    /** For the thread that ticks. */
    private Wall shown;

    private volatile long tickedNanos;

    private BoardServer(BoardState state, WebSettings settings, Clock clock) {
        this.state = state;
        this.clock = clock;
        views = new Views(state, clock);
        QueuedThreadPool threads = new QueuedThreadPool(THREADS);
        threads.setName("board");
        threads.setDaemon(true);
        server = new Server(threads);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(16 * 1024);
        connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        connector.setIdleTimeout(IDLE_MILLIS);
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(settings.mostConnections(), connector));
        server.setErrorHandler(new PlainErrors());
        server.setHandler(
                new Shield(new Gate(settings, zipped(new Handler.Sequence(new Router(), Page.files(server))))));
    }

    private static Handler zipped(Handler inside) {
        GzipHandler gzip = new GzipHandler();
        // what is told bit by bit must not wait in a compressor
        gzip.setExcludedPaths("/events");
        gzip.setHandler(inside);
        return gzip;
    }

    /**
     * Starts to serve.
     *
     * @throws IOException if the address cannot be listened on
     */
    public static BoardServer start(BoardState state, WebSettings settings, Clock clock) throws IOException {
        BoardServer board = new BoardServer(state, settings, clock);
        try {
            board.tick();
            board.server.start();
        } catch (IOException | RuntimeException e) {
            board.close();
            throw e;
        } catch (Exception e) {
            board.close();
            throw new IOException(e);
        }
        var unused =
                board.ticking.scheduleAtFixedRate(board::tickAndGoOn, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
        return board;
    }

    public int port() {
        return connector.getLocalPort();
    }

    /** Where a person finds it. */
    public URI address() {
        String host = connector.getHost();
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port() + "/");
    }

    public Viewers viewers() {
        return viewers;
    }

    /** How long ago the wall was worked out. */
    public Duration tickAge() {
        return Duration.ofNanos(System.nanoTime() - tickedNanos);
    }

    private void tickAndGoOn() {
        try {
            tick();
        } catch (RuntimeException e) {
            // the next one may do better; pages say how old they are meanwhile
            LOG.error("The board could not be worked out", e);
        }
    }

    private void tick() {
        Wall now;
        Pulse pulse;
        synchronized (state) {
            long nowMillis = clock.millis();
            state.passTime(nowMillis);
            now = Wall.of(state, nowMillis);
            pulse = Pulse.of(state, nowMillis);
        }
        WallNews news = shown == null ? WallNews.whole(now, pulse) : WallNews.between(shown, now, pulse);
        shown = now;
        ticks.add(Json.bytes(news), () -> Json.bytes(WallNews.whole(now, pulse)));
        tickedNanos = System.nanoTime();
        viewers.wake();
    }

    /** Events and views; what is neither is a file. */
    private final class Router extends Handler.Abstract.NonBlocking {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            String path = Request.getPathInContext(request);
            if (path.equals("/events")) {
                watch(request, response, callback);
                return true;
            }
            if (!Views.has(path)) {
                return false;
            }
            Fields fields = Request.extractQueryParameters(request);
            try {
                byte[] json = views.json(path, now -> new Asked(fields, now));
                response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
                response.write(true, ByteBuffer.wrap(json), callback);
                return true;
            } catch (Asked.Forgotten forgotten) {
                response.getHeaders().put(FIRST_MILLIS, forgotten.firstMillis());
                return Gate.refuse(HttpStatus.GONE_410, forgotten.getMessage(), response, callback);
            } catch (Asked.Wrong wrong) {
                return Gate.refuse(HttpStatus.BAD_REQUEST_400, wrong.getMessage(), response, callback);
            }
        }
    }

    private void watch(Request request, Response response, Callback callback) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream");
        // proxies must not hold back what is to be seen now
        response.getHeaders().put("X-Accel-Buffering", "no");
        long known = ticks.number(request.getHeaders().get("Last-Event-ID"));
        viewers.open(new Viewer(response, callback, ticks, known, viewers));
    }

    @Override
    public void close() {
        ticking.shutdownNow();
        viewers.end();
        try {
            server.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException("the board's server does not stop", e);
        }
    }
}
