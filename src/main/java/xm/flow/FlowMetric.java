package xm.flow;

/** What the flow counts, under {@code xm} of its operators; refused records are counted by reason, see {@link FlowCount}. */
public enum FlowMetric {
    READ("read", "records that came in, whatever became of them"),
    ACCEPTED("accepted", "events that count"),
    DUPLICATES("duplicates", "events that had been counted already"),
    LATE("late", "events that count but came after their finest window had been told"),
    ERASED("erased", "customers who were forgotten on request"),
    ERASED_EVENTS(
            "erased-events", "events of theirs that waited for the segments to be read and were dropped uncounted");

    private final String key;
    private final String meaning;

    FlowMetric(String key, String meaning) {
        this.key = key;
        this.meaning = meaning;
    }

    public String key() {
        return key;
    }

    public String meaning() {
        return meaning;
    }
}
