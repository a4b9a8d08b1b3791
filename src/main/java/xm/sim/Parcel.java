package xm.sim;

/** Something that happened, and when word of it came in. */
public record Parcel(long arrivalMillis, Happening happening) {}
