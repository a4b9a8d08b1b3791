package xm.app.command.demo;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import xm.codec.Reread;
import xm.codec.ToldWindow;
import xm.codec.ToldWindowReader;
import xm.event.Cell;
import xm.io.kafka.Brokers;

/**
 * The newest window of one length that the topic experience-signals tells, with all cells of it.
 *
 * <p>Reads on each {@link #refresh()} what has come since; of two records of a window the one with more events is the
 * newer, and of as many the later one.
 */
final class LiveSignals implements AutoCloseable {
    private final long lengthMillis;
    private final LiveTopic topic;
    /** By their ends: the newest of which everybody has been told, and later ones. */
    private final NavigableMap<Long, Map<Cell, ToldWindow>> windows = new TreeMap<>();

    private long newestEndMillis = Long.MIN_VALUE;
    private long newestWriteMillis = Long.MIN_VALUE;

    LiveSignals(Brokers brokers, String topic, Duration length) {
        lengthMillis = length.toMillis();
        this.topic = new LiveTopic(brokers, topic);
    }

    void refresh() {
        topic.forEachNew(record -> {
            newestWriteMillis = Math.max(newestWriteMillis, record.timestamp());
            Reread<ToldWindow> window = ToldWindowReader.read(record.value());
            if (window.isRead()) {
                take(window.value());
            }
        });
    }

    private void take(ToldWindow record) {
        if (record.windowMillis() != lengthMillis || record.endMillis() < newestEndMillis) {
            return;
        }
        windows.computeIfAbsent(record.endMillis(), end -> new HashMap<>())
                .merge(record.cell(), record, (one, other) -> one.events() > other.events() ? one : other);
        if (record.cell().equals(WorstCells.EVERYBODY)) {
            newestEndMillis = record.endMillis();
            windows.headMap(newestEndMillis).clear();
        }
    }

    /** Whether anything, of windows of any length, was told after a time. */
    boolean toldAfter(long timeMillis) {
        return newestWriteMillis > timeMillis;
    }

    /** The cells of the newest window of which everybody has been told; none before the first. */
    List<ToldWindow> newest() {
        return List.copyOf(windows.getOrDefault(newestEndMillis, Map.of()).values());
    }

    @Override
    public void close() {
        topic.close();
    }
}
