package xm.speed.latency;

/**
 * Something that a job told became readable.
 *
 * @param ofMillis event time of what it tells of: a signal's end, a customer's moment, when evidence was complete
 * @param readableMillis when a reader had it, by the clock
 */
record Sighting(long ofMillis, long readableMillis) {}
