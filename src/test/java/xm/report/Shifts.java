package xm.report;

import java.util.List;
import xm.alert.Alert;
import xm.alert.AlertKind;
import xm.alert.Contributor;
import xm.event.Cell;
import xm.promise.Commitment;
import xm.promise.Observed;
import xm.promise.Promise;
import xm.promise.Severity;
import xm.promise.Verdict;
import xm.promise.VerdictState;

/** Shifts made by hand: from six in the morning to two in the afternoon, times in minutes since it began. */
public final class Shifts {
    /** 2026-11-28, 06:00. */
    public static final long SIX = 1_795_845_600_000L;

    public static final Shift EARLY = new Shift(SIX, SIX + 8 * 3_600_000);
    public static final String HOSTILE = "<img src=x onerror=alert(1)>|\"&'`*";

    /** What programs make links, mentions and pictures of, though it is no Markdown. */
    public static final String LINKING =
            "https://evil.example/x www.evil.example evil.example a@evil.example @all #12 :smile:";

    private static final long MINUTE = 60_000;

    private Shifts() {}

    public static long minute(double minute) {
        return SIX + Math.round(minute * MINUTE);
    }

    /** A shift of which nothing is known yet but that somebody watches from one minute to another. */
    static Happened watched(double from, double to) {
        Happened happened = new Happened(EARLY);
        watch(happened, from, to);
        return happened;
    }

    static void watch(Happened happened, double from, double to) {
        for (double minute = from; minute <= to; minute++) {
            happened.heard(minute(minute));
        }
    }

    public static Verdict verdict(String promise, String cell, int version, VerdictState state, double at) {
        return verdict(promise, cell, version, state, at, at, 0.74);
    }

    /** @param since when the state began */
    public static Verdict verdict(
            String promise, String cell, int version, VerdictState state, double since, double at, double value) {
        return new Verdict(
                commitment(promise, cell, version),
                state,
                minute(since),
                minute(at),
                new Observed(6 * MINUTE, 428, value, value - 0.04, value + 0.04),
                50_000,
                43_200,
                400,
                60,
                state == VerdictState.BLIND,
                false,
                null);
    }

    public static Verdict withdrawn(String promise, String cell, int version, double at) {
        return Verdict.withdrawn(commitment(promise, cell, version), minute(at));
    }

    private static Commitment commitment(String promise, String cell, int version) {
        String owner = promise.equals("reachable") ? "care-desk" : "cx-digital";
        Promise of = new Promise(
                promise,
                "csat",
                List.of("segment", "touchpoint"),
                0.88,
                1,
                Severity.PAGE,
                owner,
                null,
                0,
                List.of(),
                0);
        return new Commitment(version, of, cell(cell), 0.88, 1, Severity.PAGE, owner, null, 0, null);
    }

    /** @param over {@code null} while it fires */
    public static Alert alert(String promise, String cell, String owner, double since, Double over, long customers) {
        return alert(promise, cell, owner, since, over, customers, "Gold CSAT at checkout 74 %, promised 88 %");
    }

    public static Alert alert(
            String promise, String cell, String owner, double since, Double over, long customers, String summary) {
        return new Alert(
                promise + '/' + cell,
                promise + "-" + since,
                over == null ? 3 : 4,
                AlertKind.PROMISE_BROKEN,
                over == null,
                promise,
                promise.equals("reachable") ? 8 : 7,
                cell(cell),
                "csat",
                Severity.PAGE,
                summary,
                0.88,
                new Observed(6 * MINUTE, 428, 0.738, 0.694, 0.778),
                minute(since),
                minute(since + 6),
                over == null ? null : (Long) minute(over),
                customers,
                customers * 150.0,
                List.of(new Contributor("channel", "mobile", 0.81)),
                null,
                owner,
                null,
                List.of(cell),
                0,
                null,
                false,
                List.of());
    }

    /** Two promises broken, one still open, one blind cell; for twenty-five minutes nobody watched. */
    public static Report busy() {
        Happened happened = watched(-60, 240);
        watch(happened, 265, 500);
        happened.add(verdict("satisfied", "gold/checkout/*", 7, VerdictState.KEPT, -30));
        happened.add(verdict("satisfied", "gold/checkout/*", 7, VerdictState.BROKEN, 84, 90, 0.71));
        happened.add(verdict("satisfied", "gold/checkout/*", 7, VerdictState.BROKEN, 84, 120, 0.64));
        happened.add(verdict("satisfied", "gold/checkout/*", 7, VerdictState.KEPT, 210));
        happened.add(verdict("satisfied", "basic/checkout/*", 7, VerdictState.AT_RISK, -10));
        happened.add(verdict("satisfied", "basic/checkout/*", 7, VerdictState.BROKEN, 150, 160, 0.8));
        happened.add(verdict("satisfied", "basic/checkout/*", 7, VerdictState.KEPT, 190));
        happened.add(verdict("satisfied", "platinum/support-call/*", 7, VerdictState.KEPT, -60));
        happened.add(verdict("satisfied", "platinum/support-call/*", 7, VerdictState.BLIND, 300));
        happened.add(verdict("reachable", "platinum/support-call/*", 7, VerdictState.KEPT, -20));
        happened.add(verdict("reachable", "platinum/support-call/*", 7, VerdictState.UNPROVEN, 200));
        happened.add(verdict("reachable", "platinum/support-call/*", 8, VerdictState.BROKEN, 402, 410, 0.55));
        happened.add(alert("satisfied", "gold/checkout/*", "cx-digital", 84, 225.0, 312));
        happened.add(alert(
                "reachable",
                "platinum/support-call/*",
                "care-desk",
                402,
                null,
                41,
                "Platinum CSAT at support call 55 %, promised 88 %, for 1 h 18 min"));
        return Reporting.of(happened);
    }

    /** A shift whose every name means harm. */
    public static Report hostile() {
        Happened happened = watched(0, 300);
        String cell = HOSTILE + "/" + HOSTILE + "/=1+1";
        happened.add(verdict(HOSTILE, cell, 7, VerdictState.BROKEN, 10));
        happened.add(alert(
                HOSTILE, cell, HOSTILE, 10, null, 3, "=HYPERLINK(\"x\") </script><script>alert(1)</script>\n# x"));
        happened.add(alert(LINKING, cell, LINKING, 20, 60.0, 3, LINKING));
        return Reporting.of(happened);
    }

    private static Cell cell(String key) {
        String[] names = key.split("/", 3);
        return new Cell(names[0], names[1], names[2]);
    }
}
