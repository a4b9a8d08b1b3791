package xm.io.channel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import xm.alert.Alert;
import xm.alert.AlertKind;
import xm.alert.Figures;
import xm.alert.SignalWords;
import xm.dispatch.Drill;
import xm.dispatch.Facts;
import xm.dispatch.Links;
import xm.dispatch.Notice;
import xm.event.Cell;
import xm.promise.Observed;
import xm.promise.Severity;

/**
 * Alerts in the words of Alertmanager.
 *
 * <p>A severity is part of who an alert is there, so what was opened as a ticket and became a page is two: the warning
 * goes on firing and the critical one joins it. Labels say where an alert began, as its key does, for it may widen while it
 * lives; where it is now is an annotation.
 */
final class PostedAlerts {
    static final String WATCHDOG = "Watchdog";
    static final String DRILL = "Drill";

    private final Map<String, String> common;
    private final long leaseMillis;

    PostedAlerts(Map<String, String> common, long leaseMillis) {
        this.common = common;
        this.leaseMillis = leaseMillis;
    }

    /** What a notice makes, the loudest first, so that what inhibits is there before what is inhibited. */
    List<PostedAlert> of(Notice notice, long nowMillis) {
        List<PostedAlert> posted = new ArrayList<>();
        Severity loudest = notice.loudest();
        for (Severity severity : List.of(Severity.PAGE, Severity.TICKET)) {
            if (severity.compareTo(loudest) <= 0 && severity.compareTo(notice.openedAs()) >= 0) {
                posted.add(of(notice, severity, nowMillis));
            }
        }
        return posted;
    }

    /** The alert that always fires: who does not hear it knows that something on the way is broken. */
    PostedAlert watchdog(long nowMillis) {
        Map<String, String> labels = new TreeMap<>(common);
        labels.put("alertname", WATCHDOG);
        labels.put("domain", "customer-experience");
        labels.put("severity", "none");
        Map<String, String> words = Map.of(
                "summary",
                "Experience Monitor is watching; when this stops, nobody hears of broken promises",
                "description",
                "Fires as long as the job promise-watch, Kafka, xm dispatch and Alertmanager work. A receiver that is not"
                        + " reminded of it must call people by another way.");
        return new PostedAlert(labels, words, nowMillis, nowMillis + leaseMillis, null);
    }

    private PostedAlert of(Notice notice, Severity severity, long nowMillis) {
        Alert alert = notice.alert();
        long end = nowMillis + leaseMillis;
        if (notice.isOver()) {
            // an end in the future would keep it firing
            end = alert.resolvedAtMillis() == null ? nowMillis : Math.min(alert.resolvedAtMillis(), nowMillis);
        }
        long start = Math.min(alert.detectedAtMillis(), Math.min(end, nowMillis));
        return new PostedAlert(labels(notice, severity), annotations(notice), start, end, link(notice.links()));
    }

    /** Where to look, if that is an address: nobody is left uncalled because a link is none. */
    private static String link(Links links) {
        String link = links.board() == null ? links.dashboard() : links.board();
        return link != null && link.matches("https?://[!-~&&[^\\\\\"<>^`{|}]]+") ? link : null;
    }

    private Map<String, String> labels(Notice notice, Severity severity) {
        Alert alert = notice.alert();
        Map<String, String> labels = new TreeMap<>(common);
        labels.put("alertname", Drill.is(alert) ? DRILL : name(alert.kind()));
        labels.put("domain", "customer-experience");
        labels.put("severity", severity == Severity.PAGE ? "critical" : "warning");
        labels.put("promise", alert.promise());
        put(labels, "signal", alert.signal());
        // who is called stays so until it is over: another owner would be another alert
        put(labels, "owner", notice.owner());
        Cell origin = origin(alert);
        labels.put("scope", scope(origin));
        labels.put("segment", origin.segment());
        labels.put("touchpoint", origin.touchpoint());
        labels.put("channel", origin.channel());
        return labels;
    }

    private static String name(AlertKind kind) {
        return switch (kind) {
            case PROMISE_BROKEN -> "PromiseBreach";
            case SOURCE_SILENT -> "ExperienceDataStale";
            case CUSTOMER_EXCEPTION_BURST -> "CustomerExceptionBurst";
        };
    }

    /** Where it began: the last three parts of its key. */
    private static Cell origin(Alert alert) {
        String[] parts = alert.key().split("/", -1);
        int last = parts.length - 1;
        return parts.length < 4 ? alert.cell() : new Cell(parts[last - 2], parts[last - 1], parts[last]);
    }

    private static String scope(Cell cell) {
        if (!cell.channel().equals(Cell.ANY)) {
            return "channel";
        }
        if (!cell.touchpoint().equals(Cell.ANY)) {
            return "touchpoint";
        }
        return cell.segment().equals(Cell.ANY) ? "everything" : "segment";
    }

    private static Map<String, String> annotations(Notice notice) {
        Alert alert = notice.alert();
        Map<String, String> words = new LinkedHashMap<>();
        words.put("summary", alert.summary());
        words.put(
                "description",
                Facts.of(alert).stream()
                        .map(fact -> fact.name() + ": " + fact.text())
                        .collect(Collectors.joining("\n")));
        put(words, isBurst(alert) ? "usual" : "promised", promised(alert));
        Observed observed = alert.observed();
        if (Facts.isSeen(alert)) {
            put(words, "value", Facts.value(alert, observed.value()));
            put(words, "margin", margin(alert));
            put(words, "low", Facts.value(alert, observed.low()));
            put(words, "high", Facts.value(alert, observed.high()));
            words.put("responses", String.valueOf(observed.n()));
        }
        words.put("where", Facts.where(alert));
        words.put("breach_since", Figures.moment(alert.sinceMillis()));
        words.put("detected_at", Figures.moment(alert.detectedAtMillis()));
        if (alert.resolvedAtMillis() != null) {
            words.put("resolved_at", Figures.moment(alert.resolvedAtMillis()));
        }
        if (alert.customersAffected() > 0) {
            words.put("customers_affected", String.valueOf(alert.customersAffected()));
        }
        if (Math.round(alert.valueAtRisk()) > 0) {
            words.put("value_at_risk", Figures.grouped(alert.valueAtRisk()));
        }
        if (!alert.contributors().isEmpty()) {
            words.put("top_contributor", Facts.topContributor(alert));
        }
        if (alert.nearestChange() != null) {
            words.put("nearest_change", Facts.change(alert));
        }
        put(words, "escalation", Facts.escalation(alert));
        words.put("alert_id", alert.alertId());
        words.put("revision", String.valueOf(alert.revision()));
        words.put("book_version", String.valueOf(alert.version()));
        address(words, "runbook_url", alert.runbook());
        address(words, "board_url", notice.links().board());
        address(words, "dashboard_url", notice.links().dashboard());
        return words;
    }

    private static void address(Map<String, String> words, String name, String address) {
        put(words, name, Links.isAddress(address) ? address : null);
    }

    private static void put(Map<String, String> words, String name, String value) {
        if (value != null && !value.isEmpty()) {
            words.put(name, value);
        }
    }

    /** What is promised; of what nothing is promised, what is usual. */
    private static String promised(Alert alert) {
        if (alert.signal() == null || !Double.isFinite(alert.promised())) {
            return null;
        }
        double value = Facts.isSeen(alert) ? alert.observed().value() : alert.promised();
        return SignalWords.promised(alert.signal(), value, alert.promised()).replaceFirst("^(promised|usually) ", "");
    }

    private static boolean isBurst(Alert alert) {
        return alert.kind() == AlertKind.CUSTOMER_EXCEPTION_BURST;
    }

    private static String margin(Alert alert) {
        boolean isPromised = !isBurst(alert) && alert.signal() != null;
        double value = alert.observed().value();
        return isPromised && Double.isFinite(value)
                ? SignalWords.margin(alert.signal(), value, alert.promised())
                : null;
    }
}
