package xm.promise;

/** Something that was changed on purpose at a touchpoint: a release, a campaign, a policy. */
public record Marker(long atMillis, String what, String touchpoint, String channel) {}
