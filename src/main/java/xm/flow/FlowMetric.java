package xm.flow;

/** What the flow tells, under {@code xm} of its operators; refused records are counted by reason, see {@link FlowCount}. */
public enum FlowMetric {
    READ("read", "counter", "records that came in, whatever became of them"),
    ACCEPTED("accepted", "counter", "events that count, when their tenth of a second ends"),
    DUPLICATES("duplicates", "counter", "events that had been counted already"),
    LATE("late", "counter", "events that count but came after their finest window had been told"),
    ERASED("erased", "counter", "customers who were forgotten on request"),
    ERASED_EVENTS(
            "erased-events",
            "counter",
            "events of theirs that waited for the segments to be read and were dropped uncounted"),
    CUSTOMERS("customers", "gauge", "state size: customers who are remembered; add up all subtasks"),
    WINDOWS(
            "windows",
            "gauge",
            "state size: windows of all lengths that are kept, open or correctable, by operator_name of cells and of"
                    + " roll-ups; add up all subtasks"),
    WATCHES("watches", "gauge", "state size: promises that are watched, once for each cell; add up all subtasks");

    private final String key;
    private final String kind;
    private final String meaning;

    FlowMetric(String key, String kind, String meaning) {
        this.key = key;
        this.kind = kind;
        this.meaning = meaning;
    }

    public String key() {
        return key;
    }

    /** As Flink calls it: counter or gauge. */
    public String kind() {
        return kind;
    }

    public String meaning() {
        return meaning;
    }
}
