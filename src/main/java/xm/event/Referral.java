package xm.event;

/** A customer brought another one. */
public record Referral(String referred) {}
