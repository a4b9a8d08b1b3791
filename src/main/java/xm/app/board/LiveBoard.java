package xm.app.board;

import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import xm.app.config.BoardConfig;
import xm.board.BoardState;
import xm.board.Feeds.Feed;
import xm.board.Keep;
import xm.board.web.BoardServer;
import xm.codec.AlertReader;
import xm.codec.CustomerExceptionReader;
import xm.codec.HeartbeatReader;
import xm.codec.RejectReasonReader;
import xm.codec.Reread;
import xm.codec.ToldWindowReader;
import xm.codec.VerdictReader;
import xm.io.kafka.TopicScan;
import xm.io.kafka.TopicTail;

/**
 * The board fed from Kafka, for as long as it lives.
 *
 * <p>Of the topics that keep the newest state of each key it reads all; of the others as much as it can show. Its page is
 * there before all is read, and says so.
 */
public final class LiveBoard implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long LOOK_MILLIS = 100;
    /** Two days until an exception is due, and a day for which it is overdue. */
    private static final Duration LONGEST_WAIT = Duration.ofDays(3);

    private final BoardState state;
    private final Map<Feed, TopicFeed> feeds = new EnumMap<>(Feed.class);
    private final BoardServer server;
    private HTTPServer metrics;

    private LiveBoard(BoardConfig config, Clock clock) throws IOException {
        state = new BoardState(config.keep(), config.crowd());
        try {
            for (Feed feed : Feed.values()) {
                feeds.put(feed, feed(feed, config, clock.millis()));
            }
            server = BoardServer.start(state, config.web(), clock);
        } catch (IOException | RuntimeException e) {
            feeds.values().forEach(TopicFeed::close);
            throw e;
        }
        feeds.values().forEach(TopicFeed::start);
    }

    /**
     * Starts.
     *
     * @throws KafkaException if Kafka does not answer, or a topic is missing
     * @throws IOException if the page cannot be served there
     */
    public static LiveBoard start(BoardConfig config, Clock clock) throws IOException {
        return new LiveBoard(config, clock);
    }

    public URI address() {
        return server.address();
    }

    /**
     * Serves what {@link BoardMetric} lists, once.
     *
     * @param port 0 for any free one
     * @return the port
     * @throws IOException if they cannot be served there
     */
    public int serveMetrics(String host, int port) throws IOException {
        metrics = new BoardMetrics(state, feeds, server).serve(host, port);
        return metrics.getPort();
    }

    /** Waits until it is to stop; throws what it could not go on after. */
    public void await(CountDownLatch stop) throws InterruptedException {
        while (!stop.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            look();
        }
    }

    /** Sees whether all is read, and whether anything has ended by itself, which it throws. */
    public void look() {
        feeds.values().stream()
                .map(TopicFeed::trouble)
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(trouble -> {
                    throw trouble;
                });
        if (feeds.values().stream().allMatch(TopicFeed::isCaughtUp)) {
            synchronized (state) {
                state.caughtUp();
            }
        }
    }

    private TopicFeed feed(Feed feed, BoardConfig config, long nowMillis) {
        String topic = config.topics().prefix() + feed.topic();
        long since = sinceMillis(feed, config.keep(), nowMillis);
        return new TopicFeed(topic, new TopicTail(config.brokers(), topic, PATIENCE, since), reading(feed));
    }

    /** From when on a topic is read at the start. */
    static long sinceMillis(Feed feed, Keep keep, long nowMillis) {
        return switch (feed) {
            case VERDICTS, ALERTS, HEARTBEATS -> TopicScan.BEGINNING;
            case EXCEPTIONS ->
                Math.max(TopicScan.BEGINNING, nowMillis - keep.historyMillis() - LONGEST_WAIT.toMillis());
            case SIGNALS, REJECTIONS -> Math.max(TopicScan.BEGINNING, nowMillis - keep.historyMillis());
        };
    }

    private Consumer<ConsumerRecord<byte[], byte[]>> reading(Feed feed) {
        return switch (feed) {
            case SIGNALS ->
                record -> take(feed, ToldWindowReader.read(record.value()), it -> state.see(it, at(record)));
            case VERDICTS -> record -> take(feed, VerdictReader.read(record.value()), it -> state.see(it, at(record)));
            case ALERTS ->
                record -> take(
                        feed,
                        AlertReader.read(record.value()),
                        it -> state.see(it, AlertReader.links(record.value()), at(record)));
            case EXCEPTIONS ->
                record -> take(feed, CustomerExceptionReader.read(record.value()), it -> state.see(it, at(record)));
            case REJECTIONS ->
                record -> take(feed, RejectReasonReader.read(record.value()), it -> state.seeRejected(it, at(record)));
            case HEARTBEATS ->
                record -> take(
                        feed,
                        HeartbeatReader.read(record.value()),
                        it -> state.seeHeartbeat(it.job(), it.atMillis(), at(record)));
        };
    }

    private static long at(ConsumerRecord<byte[], byte[]> record) {
        return record.timestamp();
    }

    /** Read without the state's lock, taken in under it. */
    private <T> void take(Feed feed, Reread<T> read, Consumer<T> see) {
        synchronized (state) {
            if (read.isRead()) {
                see.accept(read.value());
            } else {
                state.unreadable(feed, read.mistake());
            }
        }
    }

    @Override
    public void close() {
        if (metrics != null) {
            metrics.close();
        }
        server.close();
        List<TopicFeed> all = new ArrayList<>(feeds.values());
        all.forEach(TopicFeed::close);
    }
}
