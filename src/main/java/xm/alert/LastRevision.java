package xm.alert;

/** How far the revisions of a key had come when its alert was closed, and which alert that was. */
public record LastRevision(int revision, long atMillis, String alertId) {}
