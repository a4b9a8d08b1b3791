package xm.io.influx;

/** What the sink tells of itself, under {@code xm.influx} of its operator. */
public enum InfluxMetric {
    POINTS_WRITTEN("points-written", "counter", "points the store took"),
    POINTS_RETRIED(
            "points-retried", "counter", "points put back because the store could not take them, once for each time"),
    POINTS_DROPPED(
            "points-dropped",
            "counter",
            "points dropped, bad ones and those of an outage beyond all patience; each is a loss, alert on any"),
    BATCHES("batches", "counter", "batches handed to the store, whatever came of them"),
    POINTS_WAITING("points-waiting", "gauge", "points waiting for the store or under way to it"),
    AWAY_MILLIS(
            "away-millis",
            "gauge",
            "milliseconds since the store last failed to take a batch without having taken one again; 0 when well");

    private final String key;
    private final String kind;
    private final String meaning;

    InfluxMetric(String key, String kind, String meaning) {
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
