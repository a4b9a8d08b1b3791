package xm.app.board;

/**
 * What the board tells of itself at {@code /metrics}: name, labels and meaning.
 *
 * <p>Names are those of the client's builders: counters are told with {@code _total} after them.
 */
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

    private final String key;
    private final String kind;
    private final String meaning;
    private final String label;

    BoardMetric(String key, String kind, String meaning) {
        this(key, kind, meaning, "");
    }

    BoardMetric(String key, String kind, String meaning, String label) {
        this.key = key;
        this.kind = kind;
        this.meaning = meaning;
        this.label = label;
    }

    String key() {
        return key;
    }

    /** As Prometheus finds it. */
    public String toldAs() {
        return kind.equals("counter") ? key + "_total" : key;
    }

    public String kind() {
        return kind;
    }

    public String meaning() {
        return meaning;
    }

    /** The name of its label, empty for none. */
    public String label() {
        return label;
    }

    String[] labelNames() {
        return label.isEmpty() ? new String[0] : new String[] {label};
    }
}
