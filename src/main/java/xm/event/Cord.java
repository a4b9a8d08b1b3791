package xm.event;

/** A member of staff says that something is wrong here; the reason is a kebab-case code, or {@code null}. */
public record Cord(String reason) {}
