package xm.board;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the board and what feeds it are doing now, and what of a moment is known still: its promises and what was rejected.
 *
 * <p>Nothing is kept of how far topics and jobs were at a time, so of a moment of the past that is not told.
 *
 * @param nowMillis the present, of which all is told but for the moment
 * @param moment that is looked at
 * @param watermarkMillis end of the newest window that was told, {@code null} if none was
 * @param firstMillis how far back one can look
 * @param bytes about what the board remembers takes, of at most {@code mostBytes}
 * @param jobs when each was heard of last
 */
public record HealthPage(
        long nowMillis,
        Moment moment,
        Long watermarkMillis,
        long firstMillis,
        long bytes,
        long mostBytes,
        int cells,
        boolean isCaughtUp,
        List<Topic> topics,
        Map<String, Long> jobs) {

    private static final long HOUR = 3_600_000;

    /**
     * What is known of a moment.
     *
     * @param promises that were judged, each cell of it one
     * @param unheard how many of them nobody had said anything of for longer than is usual
     * @param rejected in the hour before, by reason
     * @param rejectedInAll before, as far back as one can look, by reason
     */
    public record Moment(
            long atMillis,
            int promises,
            int unheard,
            Map<String, Integer> rejected,
            Map<String, Integer> rejectedInAll) {

        static Moment of(BoardState state, long atMillis) {
            List<Judged> judged = state.judgements().at(atMillis);
            return new Moment(
                    atMillis,
                    judged.size(),
                    (int) judged.stream().filter(it -> !it.isHeardAt(atMillis)).count(),
                    state.feeds().rejections(atMillis - HOUR, atMillis),
                    state.feeds().rejections(0, atMillis));
        }
    }

    /**
     * A topic that the board reads.
     *
     * @param mistake what was wrong with the last record that could not be read
     * @param writtenMillis when its newest record was written, {@code null} if there is none
     */
    public record Topic(String topic, long read, long unreadable, String mistake, Long writtenMillis) {}

    public static HealthPage of(BoardState state, long atMillis, long nowMillis) {
        Feeds feeds = state.feeds();
        return new HealthPage(
                nowMillis,
                Moment.of(state, atMillis),
                feeds.watermarkMillis() == Long.MIN_VALUE ? null : feeds.watermarkMillis(),
                state.firstMillis(nowMillis),
                state.bytes(),
                state.keep().mostBytes(),
                state.cells().all().size(),
                state.isCaughtUp(),
                feeds.counts().entrySet().stream()
                        .map(entry -> new Topic(
                                entry.getKey().topic(),
                                entry.getValue().read,
                                entry.getValue().unreadable,
                                entry.getValue().mistake,
                                entry.getValue().writtenMillis == 0 ? null : entry.getValue().writtenMillis))
                        .toList(),
                new TreeMap<>(feeds.heard()));
    }
}
