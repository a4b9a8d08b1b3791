package xm.app.board;

import xm.app.metric.OwnMetric;

/** What the board tells of itself at {@code /metrics}: name, labels and meaning. */
public enum BoardMetric {
    VIEWERS("xm_board_viewers", "gauge", "pages that are open"),
    TOLD(
            "xm_board_told",
            "counter",
            "ticks told to viewers: difference, or whole, to those who come and those who missed one; many wholes while"
                    + " nobody comes are viewers who are too slow",
            "what"),
    CUT("xm_board_viewers_cut", "counter", "viewers cut off because they took nothing for half a minute"),
    WAITING("xm_board_viewers_waiting_bytes", "gauge", "told to viewers and not yet taken: what they cost in memory"),
    TICK_AGE(
            "xm_board_tick_age_seconds",
            "gauge",
            "how long ago the wall was worked out last; more than some seconds: it is stuck, or has no processor"),
    READ("xm_board_read", "counter", "records read of each topic, bad ones too", "topic"),
    UNREADABLE(
            "xm_board_unreadable",
            "counter",
            "records of each topic that could not be read and were passed over",
            "topic"),
    LAG("xm_board_lag_records", "gauge", "records of each topic that wait in Kafka, as of the last answer", "topic"),
    CAUGHT_UP("xm_board_caught_up", "gauge", "1 when all was read that was there at the start"),
    HISTORY("xm_board_history_bytes", "gauge", "what the board remembers, about; history-megabytes is its bound");

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts is
    private final OwnMetric told;

    BoardMetric(String key, String kind, String meaning, String... labels) {
        told = OwnMetric.of(key, kind, meaning, labels);
    }

    public OwnMetric told() {
        return told;
    }
}
