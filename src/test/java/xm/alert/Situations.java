package xm.alert;

import java.util.List;
import xm.event.Cell;
import xm.promise.Marker;
import xm.promise.Observed;
import xm.promise.Severity;
import xm.promise.Verdicts;

/** Alerts of every sort as the desk would tell them, for those who read what channels make of them. */
public final class Situations {
    private static final long MINUTE = 60_000;
    private static final long TEN = Verdicts.TEN;

    private Situations() {}

    /** A page on satisfaction. */
    public static Alert page() {
        return Alerts.firing();
    }

    /** A ticket on effort that has become a page, because it lasts, with no runbook and no change to blame. */
    public static Alert escalated() {
        Observed observed = new Observed(30 * MINUTE, 1_204, 0.618, 0.571, 0.66);
        return alert(
                AlertKind.PROMISE_BROKEN,
                "effortless/*/support-call/call",
                "effortless",
                "effort",
                Severity.PAGE,
                Words.broken(subject("*", "support-call", "call"), "effort", observed, 0.4, 241 * MINUTE, false),
                0.4,
                observed,
                TEN + 26 * MINUTE,
                null,
                new Facets(
                        5_120,
                        0,
                        List.of(new Contributor("segment", "basic", 0.64), new Contributor("segment", "gold", 0.36)),
                        null,
                        null,
                        "time"));
    }

    /** Cases are solved in time again. */
    public static Alert resolved() {
        Observed observed = new Observed(60 * MINUTE, 96, 6_900, 6_100, 7_150);
        return alert(
                AlertKind.PROMISE_BROKEN,
                "quick-cases/gold/help-desk/*",
                "quick-cases",
                "resolution-time",
                Severity.PAGE,
                Words.recovered(subject("gold", "help-desk", "*"), "resolution-time", observed, 7_200, 125 * MINUTE),
                7_200,
                observed,
                TEN + 20 * MINUTE,
                TEN + 155 * MINUTE,
                new Facets(
                        41,
                        16_400,
                        List.of(),
                        new Marker(TEN + 4 * MINUTE, "roster-48", "help-desk", "*"),
                        "https://runbooks.example/cases",
                        null));
    }

    /** Nothing comes in from a touchpoint. */
    public static Alert silent() {
        return alert(
                AlertKind.SOURCE_SILENT,
                "source-silent/satisfied/gold/checkout/web",
                "satisfied",
                "csat",
                Severity.TICKET,
                Words.silent(subject("gold", "checkout", "web"), SignalWords.answers("csat"), 3, 12 * MINUTE),
                0.88,
                new Observed(60 * MINUTE, 640, 0.912, 0.89, 0.931),
                TEN + 12 * MINUTE,
                null,
                new Facets(0, 0, List.of(), null, "https://runbooks.example/silence", null));
    }

    /** Many customers are in trouble at once. */
    public static Alert burst() {
        return alert(
                AlertKind.CUSTOMER_EXCEPTION_BURST,
                "customer-exceptions/gold/delivery/*",
                Telling.EXCEPTIONS,
                Telling.EXCEPTIONS,
                Severity.TICKET,
                Words.burst(subject("gold", "delivery", "*"), 14, 6 * MINUTE, 0.08),
                0.08,
                new Observed(6 * MINUTE, 14, 140, 66.7, 213.3),
                TEN + 6 * MINUTE,
                null,
                new Facets(14, 5_600, List.of(), null, null, null));
    }

    /** Names that would break lines, mention everybody, close tags and turn text around. */
    public static Alert hostile() {
        Cell cell = new Cell("<!channel>\nPromise: kept", "\u202ecart\"}],", "*bold*|<script>" + "x".repeat(200));
        Observed observed = new Observed(6 * MINUTE, 428, 0.8768, 0.869, 0.8797);
        Subject subject = Subject.of(cell, List.of(cell));
        return alert(
                AlertKind.PROMISE_BROKEN,
                "satisfied/" + cell.key(),
                "satisfied",
                "csat",
                Severity.TICKET,
                Words.broken(subject, "csat", observed, 0.88, 6 * MINUTE, false),
                0.88,
                observed,
                TEN + 6 * MINUTE,
                null,
                new Facets(
                        1,
                        0.4,
                        List.of(new Contributor("channel", "{{ .Labels }}\r\nSince: never", 1)),
                        new Marker(TEN + 5_000, "release\t7\u0000 @here", cell.touchpoint(), cell.channel()),
                        "javascript:alert(1)",
                        "margin"));
    }

    /** What differs least often. */
    private record Facets(
            long customers,
            double worth,
            List<Contributor> contributors,
            Marker change,
            String runbook,
            String escalation) {}

    private static Alert alert(
            AlertKind kind,
            String key,
            String promise,
            String signal,
            Severity severity,
            String summary,
            double promised,
            Observed observed,
            long detectedAtMillis,
            Long resolvedAtMillis,
            Facets facets) {
        String[] parts = key.split("/", -1);
        int last = parts.length - 1;
        Cell cell = new Cell(parts[last - 2], parts[last - 1], parts[last]);
        return new Alert(
                key,
                AlertId.of(key, detectedAtMillis),
                resolvedAtMillis == null ? 2 : 5,
                kind,
                resolvedAtMillis == null,
                promise,
                7,
                cell,
                signal,
                severity,
                summary,
                promised,
                observed,
                TEN,
                detectedAtMillis,
                resolvedAtMillis,
                facets.customers,
                facets.worth,
                facets.contributors,
                facets.change,
                kind == AlertKind.CUSTOMER_EXCEPTION_BURST ? null : "cx-digital",
                facets.runbook,
                List.of(cell.key()),
                kind == AlertKind.CUSTOMER_EXCEPTION_BURST ? facets.customers : 0,
                facets.escalation,
                false,
                List.of());
    }

    private static Subject subject(String segment, String touchpoint, String channel) {
        Cell cell = new Cell(segment, touchpoint, channel);
        return Subject.of(cell, List.of(cell));
    }
}
