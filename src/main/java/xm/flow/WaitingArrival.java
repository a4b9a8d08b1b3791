package xm.flow;

import xm.event.Arrival;

/** An arrival that waits for the segments to be read, with the event time at which it came, by which it is judged. */
public record WaitingArrival(Arrival arrival, long watermarkMillis) {}
