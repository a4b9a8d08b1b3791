package xm.event;

/** A customer ended the contract; the reason is a kebab-case code, or {@code null}. */
public record Cancellation(String reason) {}
