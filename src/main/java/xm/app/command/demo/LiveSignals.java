package xm.app.command.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import xm.event.Cell;
import xm.io.kafka.Brokers;

/**
 * The newest window of one length that the topic experience-signals tells, with all cells of it.
 *
 * <p>Reads on each {@link #refresh()} what has come since; of two records of a window the one with more events is the
 * newer, and of as many the later one.
 */
final class LiveSignals implements AutoCloseable {
    private final String length;
    private final LiveTopic topic;
    /** By their ends: the newest of which everybody has been told, and later ones. */
    private final NavigableMap<Long, Map<Cell, SignalRecord>> windows = new TreeMap<>();

    private long newestEndMillis = Long.MIN_VALUE;
    private long newestWriteMillis = Long.MIN_VALUE;

    LiveSignals(Brokers brokers, String topic, String length) {
        this.length = length;
        this.topic = new LiveTopic(brokers, topic);
    }

    void refresh() {
        topic.forEachNew(record -> {
            newestWriteMillis = Math.max(newestWriteMillis, record.timestamp());
            take(SignalRecord.read(record.value()));
        });
    }

    private void take(SignalRecord record) {
        if (!record.window().equals(length) || record.endMillis() < newestEndMillis) {
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
    List<SignalRecord> newest() {
        return List.copyOf(windows.getOrDefault(newestEndMillis, Map.of()).values());
    }

    @Override
    public void close() {
        topic.close();
    }
}
