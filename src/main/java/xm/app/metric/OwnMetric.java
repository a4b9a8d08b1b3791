package xm.app.metric;

/**
 * What a process tells of itself under one name.
 *
 * <p>Names are those of the client's builders: counters are told with {@code _total} after them.
 *
 * @param kind as Prometheus calls it: counter, gauge or histogram
 * @param labels their names, separated by commas; empty for none
 */
public record OwnMetric(String key, String kind, String meaning, String labels) {

    public static OwnMetric of(String key, String kind, String meaning, String... labels) {
        return new OwnMetric(key, kind, meaning, String.join(", ", labels));
    }

    /** As Prometheus finds it. */
    public String toldAs() {
        return kind.equals("counter") ? key + "_total" : key;
    }

    String[] labelNames() {
        return labels.isEmpty() ? new String[0] : labels.split(", ");
    }
}
