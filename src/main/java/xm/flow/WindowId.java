package xm.flow;

/** A window of a cell in state: by its length and not by its place in the ladder, so that the ladder can grow. */
public record WindowId(long lengthMillis, long startMillis) {}
