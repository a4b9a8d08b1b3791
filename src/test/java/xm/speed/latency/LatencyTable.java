package xm.speed.latency;

import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** What was measured as two tables in Markdown: latencies, and whether the machine had time for them. */
final class LatencyTable {
    private static final String NONE = "–";

    private final List<Outcome> outcomes;

    LatencyTable(List<Outcome> outcomes) {
        this.outcomes = outcomes;
    }

    String text() {
        StringBuilder text = new StringBuilder("""
                | events/s | from | until readable | samples | p50 ms | p99 ms | p99.9 ms | largest ms |
                |---|---|---|---|---|---|---|---|
                """);
        outcomes.forEach(outcome -> latencies(outcome, text));
        text.append("""

                | events/s | reached | customers who came | panes | handed over late p50, p99, largest ms | into Kafka p50, p99, largest ms | processors busy | jobs' CPU s per million | jobs' peak MiB | checkpoints since the start, failed | their median ms | last pane told after ms |
                |---|---|---|---|---|---|---|---|---|---|---|---|
                """);
        outcomes.forEach(outcome -> means(outcome, text));
        return text.toString();
    }

    private static void latencies(Outcome outcome, StringBuilder text) {
        if (!outcome.isFed() || !outcome.keepsUp()) {
            line(text, "| %,d | %s | | | | | | |", outcome.rate(), trouble(outcome));
            return;
        }
        outcome.hops()
                .forEach((hop, samples) -> line(
                        text,
                        "| %,d | %s | %s | %s | %s | %s | %s | %s |",
                        outcome.rate(),
                        hop.beginning(),
                        hop.readable(),
                        count(hop, samples),
                        millis(samples.perMille(500)),
                        millis(samples.perMille(990)),
                        millis(samples.perMille(999)),
                        millis(samples.largest())));
    }

    /** Of alerts it is known how many there should be. */
    private static String count(Hop hop, Quantiles samples) {
        return hop == Hop.ALERT
                ? samples.count() + " of " + Drops.COUNT
                : String.format(Locale.ROOT, "%,d", samples.count());
    }

    private static String trouble(Outcome outcome) {
        if (!outcome.isFed()) {
            return String.format(
                    Locale.ROOT,
                    "not fed: %,.0f events/s came in",
                    outcome.work().eventsPerSecond());
        }
        return outcome.lagMillis().isEmpty()
                ? "cannot keep up: of the last " + outcome.untoldMillis() / 1000 + " s nothing was told"
                : "cannot keep up: the last pane was told " + millis(outcome.lagMillis()) + " ms after it was sealed";
    }

    private static void means(Outcome outcome, StringBuilder text) {
        line(
                text,
                "| %,d | %,.0f | %,d | %,d | %s, %s, %s | %s, %s, %s | %.2f | %.2f | %,d | %d, %d | %,d | %s |",
                outcome.rate(),
                outcome.work().eventsPerSecond(),
                outcome.customers(),
                outcome.panes(),
                millis(outcome.late().perMille(500)),
                millis(outcome.late().perMille(990)),
                millis(outcome.late().largest()),
                millis(outcome.ways().perMille(500)),
                millis(outcome.ways().perMille(990)),
                millis(outcome.ways().largest()),
                outcome.work().busy(),
                outcome.work().cpuSecondsPerMillion(),
                outcome.peakMib(),
                outcome.checkpoints().completed(),
                outcome.checkpoints().failed(),
                outcome.checkpoints().medianMillis(),
                millis(outcome.lagMillis()));
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static String millis(OptionalLong value) {
        return value.isEmpty() ? NONE : String.format(Locale.ROOT, "%,d", value.getAsLong());
    }
}
