package xm.app.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import xm.app.backtest.AlertLife;
import xm.app.backtest.PromiseResult;

/** What fired in a backtest, in a few lines. */
final class FiredAlerts {
    private static final int MOST = 20;

    private final PromiseResult result;
    private final Path out;

    FiredAlerts(PromiseResult result, Path out) {
        this.result = result;
        this.out = out;
    }

    void print(PrintWriter console) {
        List<AlertLife> alerts = result.alerts();
        long open = alerts.stream().filter(alert -> !alert.isResolved()).count();
        console.printf(
                "%,d verdicts in %s%s%n",
                result.verdicts().told(),
                out.resolve("verdicts.ndjson"),
                result.verdicts().byState().entrySet().stream()
                        .map(state -> String.format("%,d %s", state.getValue(), state.getKey()))
                        .collect(Collectors.joining(", ", "; at the end: ", "")));
        console.printf(
                "%s in %s%s%n",
                alerts.size() == 1 ? "1 alert" : String.format("%,d alerts", alerts.size()),
                out.resolve("alerts.ndjson"),
                open == 0 ? "" : String.format(", %,d not resolved at the end", open));
        alerts.stream().limit(MOST).forEach(alert -> console.println("  " + line(alert)));
        if (alerts.size() > MOST) {
            console.printf("  and %,d more%n", alerts.size() - MOST);
        }
    }

    /** {@code 2026-11-21T10:07:00Z page   Gold CSAT at checkout 74 %, promised 88 %; until 2026-11-21T10:50:00Z}. */
    static String line(AlertLife alert) {
        Long resolved = alert.last().resolvedAtMillis();
        return String.format(
                "%s %-6s %s%s",
                Instant.ofEpochMilli(alert.first().detectedAtMillis()),
                alert.loudest().wireName(),
                alert.first().summary(),
                resolved == null ? "" : "; until " + Instant.ofEpochMilli(resolved));
    }
}
