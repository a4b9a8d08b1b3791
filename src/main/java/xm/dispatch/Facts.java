package xm.dispatch;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import xm.alert.Alert;
import xm.alert.AlertKind;
import xm.alert.Contributor;
import xm.alert.Figures;
import xm.alert.SignalWords;
import xm.event.Cell;
import xm.promise.Marker;
import xm.promise.Observed;
import xm.promise.Severity;

/**
 * The seven facts of an alert, in the order in which one asks at three in the morning: which promise, where, how bad, how
 * sure, since when, who and what value, what it has to do with; and what to do first. What is not known is left out.
 *
 * <p>Each is one line: names come from events and bring no line break with them.
 */
public final class Facts {
    private static final int NAME_AT_MOST = 80;
    private static final int CONTRIBUTORS = 3;

    private final Alert alert;
    private final List<Fact> facts = new ArrayList<>();

    private Facts(Alert alert) {
        this.alert = alert;
    }

    public static List<Fact> of(Alert alert) {
        Facts facts = new Facts(alert);
        if (Drill.is(alert)) {
            facts.add("What", "a drill; nothing is broken and nothing is to be done");
            facts.add("Since", facts.since());
        } else {
            facts.add("Promise", facts.promise());
            facts.add("Where", where(alert));
            facts.add(facts.isBurst() ? "Now and usual" : "Now and promised", facts.held());
            facts.add("How sure", facts.sure());
            facts.add("Since", facts.since());
            facts.add("Who", facts.who());
            facts.add("What else", facts.causes());
            facts.add("Why a page", escalation(alert));
            facts.add("First", alert.isFiring() ? facts.firstStep() : null);
        }
        return List.copyOf(facts.facts);
    }

    /** How a value is told that is about this alert's signal, or {@code null} where there is none. */
    public static String value(Alert alert, double value) {
        return alert.signal() == null || !Double.isFinite(value)
                ? null
                : SignalWords.value(alert.signal(), value, alert.promised());
    }

    /** Whether what was seen is seen now: where nothing comes in it is of the past. */
    public static boolean isSeen(Alert alert) {
        return alert.observed() != null && !(alert.kind() == AlertKind.SOURCE_SILENT && alert.isFiring());
    }

    /** The change that is nearest, and how long before or after it was: {@code release-7, 3 min before}. */
    public static String change(Alert alert) {
        Marker change = alert.nearestChange();
        return name(change.what()) + ", " + distance(change, alert);
    }

    private static String distance(Marker change, Alert alert) {
        long before = alert.sinceMillis() - change.atMillis();
        return Figures.time(Math.abs(before)) + (before < 0 ? " after" : " before");
    }

    /** The part that has the largest share: {@code channel mobile, 81 %}. */
    public static String topContributor(Alert alert) {
        Contributor top = alert.contributors().get(0);
        return top.dimension() + ' ' + name(top.value()) + ", " + percent(top);
    }

    private void add(String name, String text) {
        if (text != null) {
            facts.add(new Fact(name, text));
        }
    }

    private boolean isBurst() {
        return alert.kind() == AlertKind.CUSTOMER_EXCEPTION_BURST;
    }

    private boolean isSilence() {
        return alert.kind() == AlertKind.SOURCE_SILENT;
    }

    private String promise() {
        if (isBurst()) {
            return "none; more customers are in trouble than usual";
        }
        String signal = alert.signal() == null ? "" : " (" + SignalWords.name(alert.signal()) + ')';
        return name(alert.promise()) + signal + ", version " + alert.version();
    }

    /** Segment, touchpoint and channel. */
    public static String where(Alert alert) {
        Cell cell = alert.cell();
        return named(cell.segment(), "all segments") + ", " + named(cell.touchpoint(), "all touchpoints") + ", "
                + named(cell.channel(), "all channels");
    }

    private static String named(String name, String all) {
        return name.equals(Cell.ANY) ? all : name(name);
    }

    /** A name from an event on one line and not too long. */
    public static String name(String name) {
        return Figures.verbatim(name, NAME_AT_MOST);
    }

    private String held() {
        String signal = alert.signal();
        double promised = alert.promised();
        if (signal == null || Double.isNaN(promised)) {
            return null;
        }
        Observed observed = alert.observed();
        double value = observed == null ? Double.NaN : observed.value();
        String bound = SignalWords.promised(signal, Double.isNaN(value) ? promised : value, promised);
        if (!isSeen(alert)) {
            String last = Double.isNaN(value) ? "" : ", last " + SignalWords.value(signal, value, promised);
            return "not known now" + last + ", " + bound;
        }
        String held = SignalWords.value(signal, value, promised) + ", " + bound;
        return isBurst() || Double.isNaN(value) ? held : held + ", " + SignalWords.margin(signal, value, promised);
    }

    private String sure() {
        if (alert.signal() == null || !isSeen(alert)) {
            return null;
        }
        Observed observed = alert.observed();
        String counted = isBurst() ? "customers" : SignalWords.answers(alert.signal());
        return "95 % sure between "
                + SignalWords.between(alert.signal(), observed.low(), observed.high(), alert.promised()) + ", from "
                + Figures.grouped((double) observed.n()) + ' ' + counted + " in "
                + Figures.time(observed.windowMillis());
    }

    private String since() {
        String since = Figures.moment(alert.sinceMillis());
        long later = alert.detectedAtMillis() - alert.sinceMillis();
        String detected = later >= 1_000 ? since + ", detected " + Figures.time(later) + " later" : since;
        return alert.resolvedAtMillis() == null
                ? detected
                : detected + ", resolved " + Figures.moment(alert.resolvedAtMillis());
    }

    private String who() {
        long count = alert.customersAffected();
        if (count == 0) {
            return null;
        }
        String customers = (isBurst() ? "" : "about ")
                + Figures.grouped((double) count)
                + (count == 1 ? " customer" : " customers");
        return Math.round(alert.valueAtRisk()) > 0
                ? customers + ", worth " + Figures.grouped(alert.valueAtRisk()) + " a year"
                : customers;
    }

    private String causes() {
        List<String> causes = new ArrayList<>();
        Marker change = alert.nearestChange();
        if (change != null) {
            causes.add("changed " + distance(change, alert) + ": " + name(change.what()) + " ("
                    + named(change.touchpoint(), "all touchpoints") + ", " + named(change.channel(), "all channels")
                    + ')');
        }
        if (!alert.contributors().isEmpty()) {
            causes.add("of the shortfall "
                    + alert.contributors().stream()
                            .limit(CONTRIBUTORS)
                            .map(part -> percent(part) + " is from " + part.dimension() + ' ' + name(part.value()))
                            .collect(Collectors.joining(", ")));
        }
        if (alert.exceptions() > 0 && !isBurst()) {
            causes.add(alert.exceptions() + " customers there who must not wait");
        }
        return causes.isEmpty() ? null : String.join("; ", causes);
    }

    /** Why it is a page that was promised to be a ticket, or {@code null}. */
    public static String escalation(Alert alert) {
        return switch (alert.escalation() == null || alert.severity() != Severity.PAGE ? "" : alert.escalation()) {
            case "time" -> "it has been broken for too long for a ticket";
            case "margin" -> "it is too far from what was promised for a ticket";
            default -> null;
        };
    }

    private String firstStep() {
        if (isSilence()) {
            return "see whether events come from there at all; until they do, nobody knows how customers fare";
        }
        if (isBurst()) {
            return "help the customers in customer-exceptions, those with the earliest dueBy first";
        }
        if (Links.isAddress(alert.runbook())) {
            return "follow the runbook";
        }
        if (alert.nearestChange() != null) {
            return "see whether " + name(alert.nearestChange().what()) + " can be taken back";
        }
        return alert.contributors().isEmpty() ? "open the board" : "look at " + topContributor(alert);
    }

    private static String percent(Contributor part) {
        return Figures.number(100 * part.share(), 0) + " %";
    }
}
