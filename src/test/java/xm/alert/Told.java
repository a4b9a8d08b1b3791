package xm.alert;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import xm.event.Cell;
import xm.promise.Commitment;
import xm.promise.Observed;
import xm.promise.Promise;
import xm.promise.PromisedSignal;
import xm.promise.Severity;
import xm.promise.Verdict;
import xm.promise.VerdictState;

/** A verdict for tests, said in a line: {@code broken("gold/checkout/*").seeing(0.74).since(-3)}; each step is a new one. */
final class Told implements Cloneable {
    private static final long START = Instant.parse("2026-11-21T10:00:00Z").toEpochMilli();

    private String promise = "satisfied";
    private String signal = "csat";
    private List<String> by = List.of("segment", "touchpoint");
    private String cell;
    private VerdictState state;
    private boolean isBlind;
    private boolean isWithdrawn;
    private String gate = "in a test";
    private double promised = 0.88;
    private Observed observed;
    private double evidence;
    private double customers;
    private double shortfall;
    private Double sinceMinute;
    private Severity severity = Severity.PAGE;
    private int escalateAfterMinutes;
    private int version = 7;

    static long millis(double minute) {
        return START + Math.round(minute * 60_000);
    }

    static Told broken(String cell) {
        return told(cell, VerdictState.BROKEN)
                .seeing(0.74, 428)
                .customers(2200)
                .missing(60)
                .evidence(50_000);
    }

    static Told atRisk(String cell) {
        return told(cell, VerdictState.AT_RISK).seeing(0.80, 300).missing(24).evidence(1_000);
    }

    static Told kept(String cell) {
        return told(cell, VerdictState.KEPT).seeing(0.91, 500);
    }

    static Told unproven(String cell) {
        return told(cell, VerdictState.UNPROVEN);
    }

    static Told blind(String cell) {
        return told(cell, VerdictState.BLIND);
    }

    static Told withdrawn(String cell) {
        return withdrawn(cell, "no longer promised");
    }

    static Told withdrawn(String cell, String as) {
        return unproven(cell).with(told -> {
            told.isWithdrawn = true;
            told.gate = as;
        });
    }

    /** A finer cell of the same promise that falls short. */
    static Told scout(String cell, double missing) {
        return atRisk(cell).missing(missing);
    }

    private static Told told(String cell, VerdictState state) {
        return new Told().with(told -> {
            told.cell = cell;
            told.state = state;
        });
    }

    Told of(String name, String wireName, double bound, String... dimensions) {
        return with(told -> {
            told.promise = name;
            told.signal = wireName;
            told.promised = bound;
            told.by = List.of(dimensions);
        });
    }

    Told by(String... dimensions) {
        return with(told -> told.by = List.of(dimensions));
    }

    Told promising(double bound) {
        return with(told -> told.promised = bound);
    }

    Told seeing(double value) {
        return seeing(value, observed.n());
    }

    Told seeing(double value, long n) {
        PromisedSignal known = PromisedSignal.named(signal).orElseThrow();
        double spread = 0.04 * (known.highest() - known.lowest());
        return with(told -> told.observed = new Observed(15 * 60_000, n, value, value - spread, value + spread));
    }

    Told evidence(double size) {
        return with(told -> told.evidence = size);
    }

    Told customers(double count) {
        return with(told -> told.customers = count);
    }

    Told missing(double answers) {
        return with(told -> told.shortfall = answers);
    }

    Told since(double minute) {
        return with(told -> told.sinceMinute = minute);
    }

    Told blind() {
        return with(told -> told.isBlind = true);
    }

    Told loud(Severity loudness, int escalateMinutes) {
        return with(told -> {
            told.severity = loudness;
            told.escalateAfterMinutes = escalateMinutes;
        });
    }

    Told version(int number) {
        return with(told -> told.version = number);
    }

    Verdict at(double minute) {
        long period = 30 * DeskSettings.DAY;
        long escalation = escalateAfterMinutes * DeskSettings.MINUTE;
        String owner = "cx-digital";
        String runbook = "https://runbooks.example";
        Promise of =
                new Promise(promise, signal, by, promised, period, severity, owner, runbook, escalation, List.of(), 3);
        Cell where = Cell.ofKey(cell);
        double worth = where.segment().equals("gold") ? 400 : where.segment().equals("basic") ? 40 : 0;
        Commitment commitment =
                new Commitment(version, of, where, promised, period, severity, owner, runbook, worth, null);
        long since = millis(sinceMinute == null ? minute - 6 : sinceMinute);
        return new Verdict(
                commitment,
                state,
                since,
                millis(minute),
                observed,
                evidence,
                43_200,
                customers,
                shortfall,
                isBlind,
                isWithdrawn,
                gate);
    }

    private Told with(Consumer<Told> change) {
        try {
            Told copy = (Told) clone();
            change.accept(copy);
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }
}
