package xm.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;

/**
 * A script for one operator, run twice: straight, and with a snapshot and a restore into a new operator between all
 * steps. What it says must be the same.
 */
final class OperatorScript<H extends AbstractStreamOperatorTestHarness<?>> {
    /** Makes a harness around a new operator. */
    interface Stage<H> {
        H open() throws Exception;
    }

    /** One thing that happens to the operator. */
    interface Act<H> {
        void on(H harness) throws Exception;
    }

    private final Stage<H> stage;
    private final List<Act<H>> acts = new ArrayList<>();

    OperatorScript(Stage<H> stage) {
        this.stage = stage;
    }

    OperatorScript<H> then(Act<H> act) {
        acts.add(act);
        return this;
    }

    /** What was said in a straight run; the last harness is still open for a look at its state. */
    Played<H> straight() throws Exception {
        H harness = stage.open();
        harness.open();
        for (Act<H> act : acts) {
            act.on(harness);
        }
        return new Played<>(harness, List.of(harness));
    }

    /** What was said when the operator was lost and restored between all acts. */
    Played<H> restoredBetweenAllActs() throws Exception {
        List<H> harnesses = new ArrayList<>();
        OperatorSubtaskState state = null;
        for (int i = 0; i < acts.size(); i++) {
            H harness = stage.open();
            harness.setup();
            if (state != null) {
                harness.initializeState(state);
            }
            harness.open();
            acts.get(i).on(harness);
            harnesses.add(harness);
            state = harness.snapshot(i, i);
        }
        return new Played<>(harnesses.get(harnesses.size() - 1), harnesses);
    }

    /** How many acts there are. */
    int length() {
        return acts.size();
    }

    /** What the operator keeps after so many acts. */
    OperatorSubtaskState keptAfter(int count) throws Exception {
        try (H harness = stage.open()) {
            harness.open();
            for (Act<H> act : acts.subList(0, count)) {
                act.on(harness);
            }
            return harness.snapshot(count, count);
        }
    }

    /** What was said when a new operator went on from there. */
    Played<H> goneOnFrom(OperatorSubtaskState kept, int count) throws Exception {
        H harness = stage.open();
        harness.setup();
        harness.initializeState(kept);
        harness.open();
        for (Act<H> act : acts.subList(count, acts.size())) {
            act.on(harness);
        }
        return new Played<>(harness, List.of(harness));
    }

    /** All records that were said, in words. */
    static <H extends AbstractStreamOperatorTestHarness<?>> List<String> said(
            Played<H> played, Function<Object, String> words) {
        List<String> said = new ArrayList<>();
        for (H harness : played.all()) {
            harness.extractOutputValues().forEach(value -> said.add(words.apply(value)));
        }
        return said;
    }

    /** All records of a side output. */
    static <H extends AbstractStreamOperatorTestHarness<?>, T> List<T> side(Played<H> played, OutputTag<T> tag) {
        List<T> said = new ArrayList<>();
        for (H harness : played.all()) {
            var records = harness.getSideOutput(tag);
            if (records != null) {
                records.forEach(record -> said.add(record.getValue()));
            }
        }
        return said;
    }

    /** A run that is over. */
    record Played<H>(H last, List<H> all) {}
}
