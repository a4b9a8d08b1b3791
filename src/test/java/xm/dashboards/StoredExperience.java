package xm.dashboards;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.util.BroadcastOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import xm.alert.Alert;
import xm.codec.PromiseBookFile;
import xm.dispatch.States;
import xm.event.Cell;
import xm.io.influx.InfluxSettings;
import xm.io.influx.InfluxSink;
import xm.io.influx.PromisedWindows;
import xm.promise.Commitment;
import xm.promise.Commitments;
import xm.promise.Observed;
import xm.promise.Promise;
import xm.promise.PromiseBook;
import xm.promise.Verdict;
import xm.promise.VerdictState;
import xm.signal.CellWindow;
import xm.signal.RandomWindows;
import xm.signal.Tally;

/** Some hours of a shop in the store, written there by the jobs' own sinks: every signal, every state, alerts open and over. */
final class StoredExperience {
    static final String GOLD_CHECKOUT = "gold/checkout/*";

    private static final long MINUTE = 60_000;
    private static final Map<String, Long> WINDOWS = new TreeMap<>(
            Map.of("PT10S", 10_000L, "PT1M", MINUTE, "PT15M", 15 * MINUTE, "PT1H", 60 * MINUTE, "P1D", 1440 * MINUTE));
    /** Signals come and go in single windows; in so many together all of them are there. */
    private static final int TOGETHER = 20;

    private static final List<Cell> CELLS = List.of(
            new Cell("*", "*", "*"),
            new Cell("gold", "*", "*"),
            new Cell("gold", "checkout", "*"),
            new Cell("gold", "checkout", "web"),
            new Cell("basic", "checkout", "mobile"));
    private static final PromiseBook BOOK = PromiseBookFile.parse("book", """
            version: 3
            promises:
              satisfied: {signal: csat, by: [segment, touchpoint], atLeast: 0.8, falseAlarmEvery: P30D, severity: page}
              gets-through:
                {signal: abandonment, by: [segment, touchpoint, channel], atMost: 0.1, falseAlarmEvery: P30D, severity: ticket}
              good-quality: {signal: qoe, by: [segment], atLeast: 4, falseAlarmEvery: P30D, severity: record, owner: cx}
              loved: {signal: nps, by: [], atLeast: 30, falseAlarmEvery: P30D, severity: record}
            """);

    private final SplittableRandom random = new SplittableRandom(7);
    private final long nowMillis;

    StoredExperience(long nowMillis) {
        this.nowMillis = nowMillis / MINUTE * MINUTE;
    }

    void write(InfluxSettings store) throws Exception {
        Configuration settings = new Configuration();
        settings.set(PipelineOptions.GENERIC_TYPES, false);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(settings);
        env.setParallelism(1);
        env.fromData(lines(), Types.STRING).sinkTo(InfluxSink.lines(store));
        env.fromData(verdicts(), TypeInformation.of(Verdict.class)).sinkTo(InfluxSink.verdicts(store));
        env.fromData(alerts(), TypeInformation.of(Alert.class)).sinkTo(InfluxSink.alerts(store));
        env.executeAsync("stored").getJobExecutionResult().get(60, TimeUnit.SECONDS);
    }

    /** Three hours of windows of each length, with whatever may be counted in them. */
    private List<String> lines() throws Exception {
        try (BroadcastOperatorTestHarness<CellWindow, PromiseBook, String> promised =
                ProcessFunctionTestHarnesses.forBroadcastProcessFunction(
                        new PromisedWindows(), PromisedWindows.BOOKS)) {
            promised.processBroadcastElement(BOOK, 0);
            for (Map.Entry<String, Long> window : WINDOWS.entrySet()) {
                long length = window.getValue();
                long last = nowMillis / length * length;
                for (int i = 0; i < 180 && (i == 0 || i * length < 180 * MINUTE); i++) {
                    for (Cell cell : CELLS) {
                        promised.processElement(window(cell, window.getKey(), length, last - i * length), 0);
                    }
                }
            }
            return promised.extractOutputValues();
        }
    }

    private CellWindow window(Cell cell, String name, long length, long endMillis) {
        Tally tally = RandomWindows.next(random).tally();
        for (int i = 1; length > MINUTE && i < TOGETHER; i++) {
            tally.merge(RandomWindows.next(random).tally());
        }
        return new CellWindow(cell, name, 0, endMillis - length, endMillis, random.nextInt(2), tally);
    }

    /** Each promise goes through every state; at last one is in each, and one is withdrawn. */
    private List<Verdict> verdicts() {
        List<Verdict> verdicts = new ArrayList<>();
        // of what the board of a cell opens with, the last word is that it is kept
        int turn = 1;
        for (Promise promise : BOOK.promises()) {
            for (Cell cell : CELLS) {
                for (Commitment commitment :
                        Commitments.of(BOOK, promise, cell).stream().toList()) {
                    for (int minute = 120; minute >= 0; minute--) {
                        VerdictState state = VerdictState.values()[(turn + minute / 20) % VerdictState.values().length];
                        verdicts.add(verdict(commitment, state, nowMillis - minute * MINUTE));
                    }
                    turn++;
                }
            }
        }
        verdicts.add(withdrawn());
        return verdicts;
    }

    /** Of a cell that is promised nothing else. */
    private Verdict withdrawn() {
        Cell gone = new Cell("student", "checkout", "*");
        Promise satisfied = BOOK.promises().get(0);
        return Verdict.withdrawn(Commitments.of(BOOK, satisfied, gone).orElseThrow(), nowMillis);
    }

    private Verdict verdict(Commitment commitment, VerdictState state, long atMillis) {
        double value = commitment.bound() * random.nextDouble(0.8, 1.2);
        return new Verdict(
                commitment,
                state,
                atMillis - MINUTE,
                atMillis,
                new Observed(MINUTE, 50 + random.nextInt(50), value, value * 0.9, value * 1.1),
                Math.exp(random.nextDouble(12)),
                43_200,
                40,
                3,
                state == VerdictState.BLIND,
                false,
                null);
    }

    private List<Alert> alerts() {
        long hourAgo = nowMillis - 60 * MINUTE;
        States open = States.firing();
        States over = States.resolved().key("satisfied/basic/checkout/*");
        return List.of(
                open.later(hourAgo - open.alert().detectedAtMillis()).alert(),
                over.later(hourAgo - over.alert().resolvedAtMillis()).alert());
    }
}
