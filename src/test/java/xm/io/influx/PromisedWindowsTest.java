package xm.io.influx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithNonKeyedOperator;
import org.apache.flink.streaming.util.BroadcastOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.Test;
import xm.codec.PromiseBookFile;
import xm.event.Cell;
import xm.promise.PromiseBook;
import xm.signal.CellWindow;
import xm.signal.Csat;
import xm.signal.Tally;

class PromisedWindowsTest {
    private static final String GOLD_BOOK = """
            version: %d
            effectiveFrom: %s
            promises:
              satisfied:
                signal: csat
                by: [segment, touchpoint]
                atLeast: %s
                falseAlarmEvery: P30D
                severity: ticket
                except: [{touchpoint: search, off: true}]
              satisfied-really:
                signal: csat
                by: [segment, touchpoint]
                atLeast: 0.5
                falseAlarmEvery: P30D
                severity: ticket
                except: [{touchpoint: search, off: true}]
              quick: {signal: abandonment, by: [segment], atMost: 0.12, falseAlarmEvery: P30D, severity: ticket}
            """;

    @Test
    void aWindowTellsThePromiseThatWasInForceInItTheStrictestOfSeveral() throws Exception {
        try (BroadcastOperatorTestHarness<CellWindow, PromiseBook, String> harness = harness()) {
            harness.processBroadcastElement(book(1, "2026-01-01T00:00:00Z", "0.8"), 0);
            harness.processBroadcastElement(book(2, "2026-11-21T10:00:00Z", "0.9"), 0);
            harness.processElement(window("gold", "checkout", "*", Windows.MORNING), 0);
            harness.processElement(window("gold", "checkout", "*", Windows.MORNING + 60_000), 0);
            harness.processElement(window("gold", "checkout", "web", Windows.MORNING), 0);

            assertThat(harness.extractOutputValues())
                    .satisfiesExactly(
                            before -> assertThat(before).contains("csat_promised=0.8,"),
                            after -> assertThat(after).contains("csat_promised=0.9,"),
                            finer -> assertThat(finer).contains("csat_promised=0.8,"));
        }
    }

    @Test
    void whereNothingIsPromisedOrNoBookIsKnownYetNothingIsTold() throws Exception {
        try (BroadcastOperatorTestHarness<CellWindow, PromiseBook, String> harness = harness()) {
            harness.processElement(window("gold", "checkout", "*", Windows.MORNING), 0);
            harness.processBroadcastElement(book(1, "2026-01-01T00:00:00Z", "0.8"), 0);
            harness.processElement(window("gold", "*", "*", Windows.MORNING), 0);
            harness.processElement(window("gold", "search", "*", Windows.MORNING), 0);
            harness.processElement(window(Cell.PROBE, "checkout", "*", Windows.MORNING), 0);

            assertThat(harness.extractOutputValues()).hasSize(4).noneMatch(line -> line.contains("promised"));
        }
    }

    @Test
    void theBooksAreKnownAfterARestore() throws Exception {
        OperatorSubtaskState state;
        try (BroadcastOperatorTestHarness<CellWindow, PromiseBook, String> harness = harness()) {
            harness.processBroadcastElement(book(1, "2026-01-01T00:00:00Z", "0.8"), 0);
            state = harness.snapshot(1, 1);
        }
        try (BroadcastOperatorTestHarness<CellWindow, PromiseBook, String> again = new BroadcastOperatorTestHarness<>(
                new CoBroadcastWithNonKeyedOperator<>(new PromisedWindows(), List.of(PromisedWindows.BOOKS)),
                1,
                1,
                0)) {
            again.initializeState(state);
            again.open();
            again.processElement(window("gold", "checkout", "*", Windows.MORNING), 0);

            assertThat(again.extractOutputValues()).singleElement().asString().contains("csat_promised=0.8,");
        }
    }

    private static BroadcastOperatorTestHarness<CellWindow, PromiseBook, String> harness() throws Exception {
        return ProcessFunctionTestHarnesses.forBroadcastProcessFunction(new PromisedWindows(), PromisedWindows.BOOKS);
    }

    private static PromiseBook book(int version, String from, String atLeast) {
        return PromiseBookFile.parse("book", GOLD_BOOK.formatted(version, from, atLeast));
    }

    private static CellWindow window(String segment, String touchpoint, String channel, long endMillis) {
        Tally tally = new Tally();
        tally.events = 9;
        tally.csat = new Csat();
        tally.csat.n = 9;
        tally.csat.satisfied = 8;
        return new CellWindow(
                new Cell(segment, touchpoint, channel), "PT1M", 1, endMillis - 60_000, endMillis, 0, tally);
    }
}
