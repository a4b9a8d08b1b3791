package xm.app.bench;

import java.util.function.Supplier;

/** A way to find out that a promise is broken. */
record Contender(String name, Supplier<Rule> rule) {}
