package xm.app.board;

import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import xm.app.metric.MetricsPage;
import xm.board.BoardState;
import xm.board.Feeds.Feed;
import xm.board.web.BoardServer;

/**
 * What the board tells of itself, for Prometheus to fetch from {@code /metrics}; {@link BoardMetric} says what each means.
 *
 * <p>Whoever asks is told how things stand. It holds the lock of the state for no longer than it takes to copy a number.
 */
final class BoardMetrics {
    private final MetricsPage page = new MetricsPage();

    BoardMetrics(BoardState state, Map<Feed, TopicFeed> feeds, BoardServer server) {
        gauge(BoardMetric.VIEWERS, told -> told.is(server.viewers().count()));
        counter(BoardMetric.TOLD, told -> {
            told.is(server.viewers().differences(), "difference");
            told.is(server.viewers().wholes(), "whole");
        });
        counter(BoardMetric.CUT, told -> told.is(server.viewers().cut()));
        gauge(BoardMetric.WAITING, told -> told.is(server.viewers().waitingBytes()));
        gauge(BoardMetric.TICK_AGE, told -> told.is(server.tickAge().toMillis() / 1000.0));
        counter(BoardMetric.READ, told -> ofTopics(told, feed -> of(state, it -> it.read(feed))));
        counter(BoardMetric.UNREADABLE, told -> ofTopics(told, feed -> of(state, it -> it.unreadable(feed))));
        gauge(BoardMetric.LAG, told -> ofTopics(told, feed -> feeds.get(feed).lag()));
        gauge(BoardMetric.CAUGHT_UP, told -> told.is(of(state, it -> it.isCaughtUp() ? 1 : 0)));
        gauge(BoardMetric.HISTORY, told -> told.is(of(state, BoardState::bytes)));
    }

    /** Says what a metric is, once for each label. */
    private interface Told {
        void is(double value, String... label);

        default void is(long value, String... label) {
            is((double) value, label);
        }
    }

    /** The topics by their names without a prefix. */
    private static void ofTopics(Told told, ToLongFunction<Feed> value) {
        for (Feed feed : Feed.values()) {
            told.is(value.applyAsLong(feed), feed.topic());
        }
    }

    private static long of(BoardState state, ToLongFunction<BoardState> value) {
        synchronized (state) {
            return value.applyAsLong(state);
        }
    }

    private void gauge(BoardMetric metric, Consumer<Told> values) {
        page.watch(metric.told(), callback -> values.accept(callback::call));
    }

    private void counter(BoardMetric metric, Consumer<Told> values) {
        page.watchCount(metric.told(), callback -> values.accept(callback::call));
    }

    HTTPServer serve(String host, int port) throws IOException {
        return page.serve(host, port);
    }
}
