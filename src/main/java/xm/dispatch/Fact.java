package xm.dispatch;

/** One thing that somebody must know who was just woken: what it is called and what it is. */
public record Fact(String name, String text) {}
