package xm.io.influx;

/** What the sink tells of itself, under {@code xm.influx} of its operator. */
public enum InfluxMetric {
    /** Counter: points the store took. */
    POINTS_WRITTEN("points-written"),
    /** Counter: points put back because the store could not take them, once for each time. */
    POINTS_RETRIED("points-retried"),
    /** Counter: points dropped, bad ones and those of an outage beyond all patience; each is a loss, alert on any. */
    POINTS_DROPPED("points-dropped"),
    /** Counter: batches handed to the store, whatever came of them. */
    BATCHES("batches"),
    /** Gauge: points waiting for the store or under way to it. */
    POINTS_WAITING("points-waiting"),
    /** Gauge: milliseconds since the store last failed to take a batch without having taken one again; 0 when well. */
    AWAY_MILLIS("away-millis");

    private final String key;

    InfluxMetric(String key) {
        this.key = key;
    }

    public String key() {
        return key;
    }
}
