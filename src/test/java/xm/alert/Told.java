package xm.alert;

import java.time.Instant;
import java.util.List;
import xm.event.Cell;
import xm.promise.Commitment;
import xm.promise.Observed;
import xm.promise.Promise;
import xm.promise.PromisedSignal;
import xm.promise.Severity;
import xm.promise.Verdict;
import xm.promise.VerdictState;

/** A verdict for tests, said in a line: {@code broken("gold/checkout/*").of("satisfied").seeing(0.74)}. */
record Told(
        String promise,
        String signal,
        List<String> by,
        String cell,
        VerdictState state,
        boolean isBlind,
        double promised,
        Observed observed,
        double evidence,
        double customers,
        double shortfall,
        Double sinceMinute,
        Severity severity,
        int escalateAfterMinutes,
        int version,
        String gate) {

    private static final long START = Instant.parse("2026-11-21T10:00:00Z").toEpochMilli();

    static long millis(double minute) {
        return START + Math.round(minute * 60_000);
    }

    static Told broken(String cell) {
        return of(cell, VerdictState.BROKEN)
                .seeing(0.74, 428)
                .customers(2200)
                .missing(60)
                .evidence(50_000);
    }

    static Told atRisk(String cell) {
        return of(cell, VerdictState.AT_RISK).seeing(0.80, 300).missing(24).evidence(1_000);
    }

    static Told kept(String cell) {
        return of(cell, VerdictState.KEPT).seeing(0.91, 500);
    }

    static Told unproven(String cell) {
        return of(cell, VerdictState.UNPROVEN);
    }

    static Told blind(String cell) {
        return of(cell, VerdictState.BLIND);
    }

    static Told withdrawn(String cell) {
        return unproven(cell).gate("no longer promised");
    }

    /** A finer cell of the same promise that falls short. */
    static Told scout(String cell, double missing) {
        return atRisk(cell).missing(missing);
    }

    private static Told of(String cell, VerdictState state) {
        return new Told(
                "satisfied",
                "csat",
                List.of("segment", "touchpoint"),
                cell,
                state,
                false,
                0.88,
                null,
                0,
                0,
                0,
                null,
                Severity.PAGE,
                0,
                7,
                "in a test");
    }

    Told of(String promise, String signal, double promised, String... by) {
        return new Told(
                promise,
                signal,
                List.of(by),
                cell,
                state,
                isBlind,
                promised,
                observed,
                evidence,
                customers,
                shortfall,
                sinceMinute,
                severity,
                escalateAfterMinutes,
                version,
                gate);
    }

    Told by(String... by) {
        return of(promise, signal, promised, by);
    }

    Told promising(double promised) {
        return of(promise, signal, promised, by.toArray(String[]::new));
    }

    Told seeing(double value) {
        return seeing(value, observed == null ? 400 : observed.n());
    }

    Told seeing(double value, long n) {
        PromisedSignal known = PromisedSignal.named(signal).orElseThrow();
        double spread =
                known.basis() == PromisedSignal.Basis.TIME ? value / 10 : 0.04 * (known.highest() - known.lowest());
        return observed(new Observed(15 * 60_000, n, value, value - spread, value + spread));
    }

    Told observed(Observed seen) {
        return new Told(
                promise,
                signal,
                by,
                cell,
                state,
                isBlind,
                promised,
                seen,
                evidence,
                customers,
                shortfall,
                sinceMinute,
                severity,
                escalateAfterMinutes,
                version,
                gate);
    }

    Told evidence(double evidence) {
        return new Told(
                promise,
                signal,
                by,
                cell,
                state,
                isBlind,
                promised,
                observed,
                evidence,
                customers,
                shortfall,
                sinceMinute,
                severity,
                escalateAfterMinutes,
                version,
                gate);
    }

    Told customers(double customers) {
        return new Told(
                promise,
                signal,
                by,
                cell,
                state,
                isBlind,
                promised,
                observed,
                evidence,
                customers,
                shortfall,
                sinceMinute,
                severity,
                escalateAfterMinutes,
                version,
                gate);
    }

    Told missing(double shortfall) {
        return new Told(
                promise,
                signal,
                by,
                cell,
                state,
                isBlind,
                promised,
                observed,
                evidence,
                customers,
                shortfall,
                sinceMinute,
                severity,
                escalateAfterMinutes,
                version,
                gate);
    }

    Told since(double minute) {
        return new Told(
                promise,
                signal,
                by,
                cell,
                state,
                isBlind,
                promised,
                observed,
                evidence,
                customers,
                shortfall,
                minute,
                severity,
                escalateAfterMinutes,
                version,
                gate);
    }

    Told blind() {
        return new Told(
                promise,
                signal,
                by,
                cell,
                state,
                true,
                promised,
                observed,
                evidence,
                customers,
                shortfall,
                sinceMinute,
                severity,
                escalateAfterMinutes,
                version,
                gate);
    }

    Told loud(Severity severity, int escalateAfterMinutes) {
        return new Told(
                promise,
                signal,
                by,
                cell,
                state,
                isBlind,
                promised,
                observed,
                evidence,
                customers,
                shortfall,
                sinceMinute,
                severity,
                escalateAfterMinutes,
                version,
                gate);
    }

    Told version(int version) {
        return new Told(
                promise,
                signal,
                by,
                cell,
                state,
                isBlind,
                promised,
                observed,
                evidence,
                customers,
                shortfall,
                sinceMinute,
                severity,
                escalateAfterMinutes,
                version,
                gate);
    }

    Told gate(String gate) {
        return new Told(
                promise,
                signal,
                by,
                cell,
                state,
                isBlind,
                promised,
                observed,
                evidence,
                customers,
                shortfall,
                sinceMinute,
                severity,
                escalateAfterMinutes,
                version,
                gate);
    }

    Verdict at(double minute) {
        Promise book = new Promise(
                promise,
                signal,
                by,
                promised,
                30 * DeskSettings.DAY,
                severity,
                "cx-digital",
                "https://runbooks.example",
                escalateAfterMinutes * DeskSettings.MINUTE,
                List.of(),
                3);
        Cell where = Cell.ofKey(cell);
        double worth = where.segment().equals("gold") ? 400 : where.segment().equals("basic") ? 40 : 0;
        Commitment commitment = new Commitment(
                version,
                book,
                where,
                promised,
                30 * DeskSettings.DAY,
                severity,
                "cx-digital",
                "https://runbooks.example",
                worth,
                null);
        return new Verdict(
                commitment,
                state,
                millis(sinceMinute == null ? minute - 6 : sinceMinute),
                millis(minute),
                observed,
                evidence,
                43_200,
                customers,
                shortfall,
                isBlind,
                gate);
    }
}
