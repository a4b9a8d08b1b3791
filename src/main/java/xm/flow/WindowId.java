package xm.flow;

/** A window of a cell in state. */
public record WindowId(long lengthMillis, long startMillis) {}
