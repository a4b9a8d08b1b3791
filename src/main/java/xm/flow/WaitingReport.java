package xm.flow;

import xm.promise.CellReport;

/** A window that waits for the books to be read, with the event time at which it came, in which it is judged. */
public record WaitingReport(CellReport report, long watermarkMillis) {}
