package xm.promise;

/**
 * What the book says of a segment.
 *
 * @param band brand band, or {@code null} for the default band
 * @param value of one customer in money a year, 0 if unknown
 */
public record SegmentTerms(String band, double value) {}
