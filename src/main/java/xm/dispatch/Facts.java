package xm.dispatch;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import xm.alert.Alert;
import xm.alert.Contributor;
import xm.event.Cell;
import xm.promise.Marker;
import xm.promise.Observed;

/**
 * The seven facts of an alert, in the order in which one asks at three in the morning: which promise, where, how bad, how
 * sure, since when, who and what value, what it has to do with. What is not known is left out.
 */
public final class Facts {
    private final Alert alert;
    private final List<Fact> facts = new ArrayList<>();

    private Facts(Alert alert) {
        this.alert = alert;
    }

    public static List<Fact> of(Alert alert) {
        Facts facts = new Facts(alert);
        facts.add("Promise", alert.promise() + ", version " + alert.version());
        facts.add("Where", facts.where());
        facts.add("Now and promised", facts.held());
        facts.add("How sure", facts.sure());
        facts.add("Since", facts.since());
        facts.add("Who", facts.who());
        facts.add("What else", facts.causes());
        return List.copyOf(facts.facts);
    }

    private void add(String name, String text) {
        if (text != null) {
            facts.add(new Fact(name, text));
        }
    }

    private String where() {
        Cell cell = alert.cell();
        return named(cell.segment(), "all segments") + ", " + named(cell.touchpoint(), "all touchpoints") + ", "
                + named(cell.channel(), "all channels");
    }

    private static String named(String name, String all) {
        return name.equals(Cell.ANY) ? all : name;
    }

    private String held() {
        Observed observed = alert.observed();
        if (observed == null) {
            return Double.isNaN(alert.promised()) ? null : "promised " + Amount.of(alert.signal(), alert.promised());
        }
        return Amount.of(alert.signal(), observed.value()) + ", promised "
                + Amount.of(alert.signal(), alert.promised());
    }

    private String sure() {
        Observed observed = alert.observed();
        return observed == null
                ? null
                : "95 % sure between " + Amount.of(alert.signal(), observed.low()) + " and "
                        + Amount.of(alert.signal(), observed.high()) + ", n = " + observed.n();
    }

    private String since() {
        String detected = Amount.time(alert.sinceMillis()) + ", detected " + Amount.time(alert.detectedAtMillis());
        return alert.resolvedAtMillis() == null
                ? detected
                : detected + ", over " + Amount.time(alert.resolvedAtMillis());
    }

    private String who() {
        if (alert.customersAffected() == 0) {
            return null;
        }
        String customers = "about " + alert.customersAffected() + " customers";
        return alert.valueAtRisk() > 0
                ? customers + ", worth " + Amount.plain(alert.valueAtRisk(), 0) + " a year"
                : customers;
    }

    private String causes() {
        List<String> causes = new ArrayList<>();
        Marker change = alert.nearestChange();
        if (change != null) {
            causes.add("change " + change.what() + " at " + Amount.time(change.atMillis()));
        }
        if (!alert.contributors().isEmpty()) {
            causes.add(alert.contributors().stream().limit(3).map(Facts::share).collect(Collectors.joining(", ")));
        }
        return causes.isEmpty() ? null : String.join("; ", causes);
    }

    private static String share(Contributor part) {
        return Amount.plain(100 * part.share(), 0) + " % " + part.dimension() + ' ' + part.value();
    }
}
