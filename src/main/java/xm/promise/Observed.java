package xm.promise;

/**
 * What was seen in the time a verdict rests on.
 *
 * @param windowMillis length of that time
 * @param value in the signal's own unit
 * @param low lower end of its always-valid 95 % interval
 * @param high upper end
 */
public record Observed(long windowMillis, long n, double value, double low, double high) {}
