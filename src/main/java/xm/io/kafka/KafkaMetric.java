package xm.io.kafka;

/** What the ends towards Kafka tell of themselves, under {@code xm} of their operator. */
public enum KafkaMetric {
    SIGNAL_DELAY_MILLIS(
            "signal-delay-millis",
            "histogram",
            "milliseconds from the end of a finest window, which is when its youngest event happened, to its first telling"),
    UNREADABLE_SIGNALS("unreadable-signals", "counter", "records of experience-signals that promise-watch passed over"),
    UNREADABLE_PROMISE_BOOKS(
            "unreadable-promise-books", "counter", "versions of the promise book with a mistake, passed over"),
    UNREADABLE_EXCEPTIONS(
            "unreadable-exceptions", "counter", "records of customer-exceptions that promise-watch passed over");

    private final String key;
    private final String kind;
    private final String meaning;

    KafkaMetric(String key, String kind, String meaning) {
        this.key = key;
        this.kind = kind;
        this.meaning = meaning;
    }

    public String key() {
        return key;
    }

    /** As Flink calls it: counter, gauge or histogram. */
    public String kind() {
        return kind;
    }

    public String meaning() {
        return meaning;
    }
}
