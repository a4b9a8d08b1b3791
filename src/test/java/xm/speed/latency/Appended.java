package xm.speed.latency;

/**
 * An event as it came into Kafka.
 *
 * @param timeMillis of the event, at which it was handed over
 * @param appendedMillis by the broker's clock
 */
record Appended(long timeMillis, long appendedMillis) {
    long wayMillis() {
        return appendedMillis - timeMillis;
    }
}
