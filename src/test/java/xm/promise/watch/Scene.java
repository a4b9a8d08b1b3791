package xm.promise.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import xm.event.Cell;
import xm.promise.CellReport;
import xm.promise.Commitment;
import xm.promise.Promise;
import xm.promise.Severity;
import xm.promise.SignalReport;
import xm.promise.TouchpointTerms;
import xm.promise.Verdict;
import xm.promise.VerdictState;

/** One cell at which 90 % satisfied were promised, its answers, and what is said of it. */
final class Scene {
    static final long PANE = 10_000;
    static final long MINUTE = 60_000;
    static final long HOUR = 60 * MINUTE;
    static final long DAY = 24 * HOUR;
    /** Monday. */
    static final long BEGIN = 1_764_547_200_000L;

    static final Cell CELL = new Cell("gold", "checkout", Cell.ANY);

    final List<Verdict> said = new ArrayList<>();
    private final SplittableRandom random;
    private final WatchSettings settings;
    private final WatchRules rules;
    private Commitment commitment = promised(0.90);
    private TouchpointTerms terms;
    Watch watch;
    long now = BEGIN;
    /** Up to when windows have been told, of this cell or of others. */
    long told = Watch.NEVER;

    private Front front = Front.NONE;

    Scene(long seed) {
        this(seed, WatchSettings.recorded(PANE, MINUTE, 15 * MINUTE, HOUR, DAY));
    }

    Scene(long seed, WatchSettings settings) {
        random = new SplittableRandom(seed);
        this.settings = settings;
        rules = new WatchRules(settings);
    }

    static Commitment promised(double bound) {
        return commitment("csat", bound, CELL, "segment", "touchpoint");
    }

    static Commitment commitment(String signal, double bound, Cell cell, String... by) {
        Promise promise = new Promise(
                "satisfied", signal, List.of(by), bound, 30 * DAY, Severity.TICKET, "cx", null, 0, List.of(), 1);
        return new Commitment(7, promise, cell, bound, 30 * DAY, Severity.TICKET, "cx", null, 400, null);
    }

    Scene promise(Commitment other) {
        commitment = other;
        return this;
    }

    Scene at(TouchpointTerms other) {
        terms = other;
        return this;
    }

    /** Answers come by chance for a while. */
    Scene answers(double aMinute, double satisfied, long millis) {
        for (long end = now + millis; now < end; now += PANE) {
            int n = poisson(aMinute * PANE / MINUTE);
            int good = 0;
            for (int i = 0; i < n; i++) {
                good += random.nextDouble() < satisfied ? 1 : 0;
            }
            if (n > 0) {
                pane(now, n, good);
            }
        }
        return this;
    }

    /** One pane an hour for so many days. */
    Scene hourly(int n, int good, int days) {
        for (int hour = 0; hour < 24 * days; hour++) {
            pane(now, n, good);
            now += HOUR;
        }
        return this;
    }

    Scene silence(long millis) {
        now += millis;
        return this;
    }

    /** The clock ticks every ten seconds for a while and nothing else happens. */
    Scene ticks(long millis) {
        for (long end = now + millis; now < end; now += PANE) {
            tick(now);
        }
        return this;
    }

    void tick(long clock) {
        front = settings.isRecorded() ? Front.at(clock) : front.tick(clock, told);
        if (watch != null && front.isKnown()) {
            watch = rules.wake(watch, inForce(), front, said::add);
        }
    }

    void pane(long start, int n, int good) {
        see(new CellReport(
                commitment.cell().key(),
                null,
                PANE,
                start,
                start + PANE,
                0,
                n,
                n,
                Map.of("csat", new SignalReport(n, (double) good / n, Map.of("satisfied", (double) good), null, null)),
                List.of()));
    }

    /** An hour of first contacts. */
    void resolved(long start, int n, int resolved) {
        see(new CellReport(
                commitment.cell().key(),
                null,
                HOUR,
                start,
                start + HOUR,
                0,
                n,
                n,
                Map.of(
                        "first-contact-resolution",
                        new SignalReport(n, (double) resolved / n, Map.of("resolved", (double) resolved), null, null)),
                List.of()));
    }

    void see(CellReport report) {
        told = Math.max(told, report.endMillis());
        watch = rules.see(
                watch, inForce(), report, settings.isRecorded() ? Front.at(report.endMillis()) : front, said::add);
    }

    private InForce inForce() {
        return new InForce(commitment, terms, Long.MAX_VALUE);
    }

    List<VerdictState> states() {
        List<VerdictState> states = new ArrayList<>();
        for (Verdict verdict : said) {
            if (states.isEmpty() || states.get(states.size() - 1) != verdict.state()) {
                states.add(verdict.state());
            }
        }
        return states;
    }

    Verdict first(VerdictState state) {
        return said.stream()
                .filter(verdict -> verdict.state() == state)
                .findFirst()
                .orElseThrow();
    }

    Verdict last() {
        return said.get(said.size() - 1);
    }

    private int poisson(double mean) {
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        int n = 0;
        while (product > limit) {
            product *= random.nextDouble();
            n++;
        }
        return n;
    }
}
