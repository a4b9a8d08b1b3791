package xm.board;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import xm.codec.ToldWindow;
import xm.customer.CustomerException;
import xm.event.Cell;
import xm.promise.Commitment;
import xm.promise.Marker;
import xm.promise.Observed;
import xm.promise.Promise;
import xm.promise.Severity;
import xm.promise.Verdict;
import xm.promise.VerdictState;
import xm.signal.Reading;

/** What the board is told, in few words: {@code Told.window("gold/checkout/*").csat(40, 0.7).at(minute(3))}. */
public final class Told {
    /** Noon of a day. */
    public static final long NOON = 1_795_262_400_000L;

    private static final long MINUTE = 60_000;

    private Told() {}

    /** So many minutes after noon. */
    public static long minute(double minutes) {
        return NOON + Math.round(minutes * MINUTE);
    }

    public static Window window(String cell) {
        return new Window(Cell.ofKey(cell));
    }

    /** A window of a minute, unless it says otherwise. */
    public static final class Window {
        private final Cell cell;
        private final Map<String, Reading> readings = new LinkedHashMap<>();
        private List<Marker> changes = List.of();
        private String stage = "purchase";
        private long lengthMillis = MINUTE;
        private long events = 100;
        private int revision;

        private Window(Cell cell) {
            this.cell = cell;
        }

        public Window reading(String signal, long n, double value) {
            readings.put(signal, new Reading(signal, n, value, value - 0.1, value + 0.1, Map.of()));
            return this;
        }

        public Window csat(long n, double value) {
            return reading("csat", n, value);
        }

        public Window minutes(int minutes) {
            lengthMillis = minutes * MINUTE;
            return this;
        }

        public Window events(long count) {
            events = count;
            return this;
        }

        public Window revision(int number) {
            revision = number;
            return this;
        }

        public Window stage(String name) {
            stage = name;
            return this;
        }

        public Window change(Marker marker) {
            changes = List.of(marker);
            return this;
        }

        public ToldWindow at(long endMillis) {
            return new ToldWindow(
                    cell,
                    stage,
                    lengthMillis,
                    endMillis - lengthMillis,
                    endMillis,
                    revision,
                    events,
                    events / 2,
                    changes,
                    readings);
        }
    }

    /** At least 80 % satisfied were promised. */
    public static Judgement says(String cell, VerdictState state) {
        return new Judgement(Cell.ofKey(cell), state);
    }

    /** A verdict on the promise {@code satisfied}, unless it says otherwise. */
    public static final class Judgement {
        private final Cell cell;
        private final VerdictState state;
        private String promise = "satisfied";
        private String signal = "csat";
        private double promised = 0.8;
        private double evidence;
        private Severity severity = Severity.TICKET;
        private Observed observed = new Observed(10 * MINUTE, 120, 0.7, 0.6, 0.8);
        private boolean isWithdrawn;
        private boolean isBlind;
        private long sinceMillis = Long.MIN_VALUE;

        private Judgement(Cell cell, VerdictState state) {
            this.cell = cell;
            this.state = state;
        }

        public Judgement of(String name) {
            promise = name;
            return this;
        }

        public Judgement signal(String wireName) {
            signal = wireName;
            return this;
        }

        public Judgement observed(Observed seen) {
            observed = seen;
            return this;
        }

        public Judgement promised(double bound) {
            promised = bound;
            return this;
        }

        public Judgement evidence(double value) {
            evidence = value;
            return this;
        }

        public Judgement severity(Severity loudness) {
            severity = loudness;
            return this;
        }

        public Judgement unseen() {
            observed = null;
            return this;
        }

        public Judgement withdrawn() {
            isWithdrawn = true;
            return this;
        }

        public Judgement blind() {
            isBlind = true;
            return this;
        }

        public Judgement since(long millis) {
            sinceMillis = millis;
            return this;
        }

        public Verdict at(long millis) {
            Promise terms = new Promise(
                    promise, signal, List.of("segment"), promised, 0, severity, "owner", null, 0, List.of(), 0);
            return new Verdict(
                    new Commitment(7, terms, cell, promised, 0, severity, "owner", null, 0, null),
                    state,
                    sinceMillis == Long.MIN_VALUE ? millis : sinceMillis,
                    millis,
                    observed,
                    evidence,
                    100,
                    50,
                    10,
                    isBlind,
                    isWithdrawn,
                    "a gate");
        }
    }

    public static CustomerException trouble(String customer, long atMillis, long dueByMillis) {
        return new CustomerException(
                CustomerException.Kind.ONE_STRIKE,
                customer,
                "gold",
                "delivery",
                atMillis,
                "failed delivery of " + customer,
                List.of("the parcel is lost"),
                400,
                dueByMillis);
    }
}
