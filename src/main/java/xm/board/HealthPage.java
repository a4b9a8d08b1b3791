package xm.board;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the board and what feeds it are doing.
 *
 * @param watermarkMillis end of the newest window that was told, {@code null} if none was
 * @param firstMillis how far back one can look
 * @param bytes about what the board remembers takes, of at most {@code mostBytes}
 * @param jobs when each was heard of last
 * @param rejected in the last hour, by reason
 * @param rejectedInAll as far back as one can look, by reason
 */
public record HealthPage(
        long atMillis,
        Long watermarkMillis,
        long firstMillis,
        long bytes,
        long mostBytes,
        int cells,
        int promises,
        boolean isCaughtUp,
        List<Topic> topics,
        Map<String, Long> jobs,
        Map<String, Integer> rejected,
        Map<String, Integer> rejectedInAll) {

    private static final long HOUR = 3_600_000;

    /**
     * A topic that the board reads.
     *
     * @param mistake what was wrong with the last record that could not be read
     * @param writtenMillis when its newest record was written, {@code null} if there is none
     */
    public record Topic(String topic, long read, long unreadable, String mistake, Long writtenMillis) {}

    public static HealthPage of(BoardState state, long nowMillis) {
        Feeds feeds = state.feeds();
        return new HealthPage(
                nowMillis,
                feeds.watermarkMillis() == Long.MIN_VALUE ? null : feeds.watermarkMillis(),
                state.firstMillis(nowMillis),
                state.bytes(),
                state.keep().mostBytes(),
                state.cells().all().size(),
                state.judgements().at(nowMillis).size(),
                state.isCaughtUp(),
                feeds.counts().entrySet().stream()
                        .map(entry -> new Topic(
                                entry.getKey().topic(),
                                entry.getValue().read,
                                entry.getValue().unreadable,
                                entry.getValue().mistake,
                                entry.getValue().writtenMillis == 0 ? null : entry.getValue().writtenMillis))
                        .toList(),
                new TreeMap<>(feeds.heard()),
                feeds.rejections(nowMillis - HOUR, nowMillis),
                feeds.rejections(0, nowMillis));
    }
}
