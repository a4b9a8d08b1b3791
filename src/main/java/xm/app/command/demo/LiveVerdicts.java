package xm.app.command.demo;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import xm.codec.Reread;
import xm.codec.VerdictReader;
import xm.io.kafka.Brokers;
import xm.promise.Verdict;
import xm.promise.VerdictState;

/** How many promises are kept, broken and so on, as the topic promise-verdicts told last of each promise and cell. */
final class LiveVerdicts implements AutoCloseable {
    private final LiveTopic topic;
    private final Map<String, VerdictState> newest = new HashMap<>();

    LiveVerdicts(Brokers brokers, String topic) {
        this.topic = new LiveTopic(brokers, topic);
    }

    void refresh() {
        topic.forEachNew(record -> {
            Reread<Verdict> told = VerdictReader.read(record.value());
            if (told.isRead()) {
                newest.put(LiveTopic.key(record), told.value().state());
            }
        });
    }

    /** None before the first. */
    List<String> lines() {
        Map<VerdictState, Integer> counts = new EnumMap<>(VerdictState.class);
        newest.values().forEach(state -> counts.merge(state, 1, Integer::sum));
        return counts.isEmpty()
                ? List.of()
                : List.of("Promises by cell: "
                        + counts.entrySet().stream()
                                .map(count -> count.getValue() + " "
                                        + count.getKey()
                                                .name()
                                                .toLowerCase(Locale.ROOT)
                                                .replace('_', ' '))
                                .collect(Collectors.joining(", "))
                        + ".");
    }

    @Override
    public void close() {
        topic.close();
    }
}
