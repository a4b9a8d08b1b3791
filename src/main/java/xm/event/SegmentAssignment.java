package xm.event;

/** From {@code validFromMillis} on, a customer belongs to a segment, until a later assignment says otherwise. */
public record SegmentAssignment(String customer, String segment, long validFromMillis) {}
