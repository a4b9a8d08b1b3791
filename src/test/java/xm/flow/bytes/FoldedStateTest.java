package xm.flow.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.CheckpointOptions;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.runtime.state.memory.MemCheckpointStreamFactory;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.operators.OperatorSnapshotFinalizer;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import xm.customer.CustomerMemory;
import xm.customer.KeptMemory;

/** Memories that are written anew in place, while a checkpoint is still written. */
class FoldedStateTest {
    private static final int KEYS = 50;

    static List<StateBackend> backends() {
        return List.of(new HashMapStateBackend(), new EmbeddedRocksDBStateBackend());
    }

    @ParameterizedTest
    @MethodSource("backends")
    void aCheckpointKeepsWhatWasThereWhenItBegan(StateBackend backend) throws Exception {
        OperatorSubtaskState kept;
        try (var job = job(backend)) {
            job.open();
            see(job, 1);
            var begun = job.getOperator()
                    .snapshotState(
                            1,
                            1,
                            CheckpointOptions.forCheckpointWithDefaultLocation(),
                            new MemCheckpointStreamFactory(1 << 20));
            see(job, 2);
            see(job, 3);
            kept = OperatorSnapshotFinalizer.create(begun).getJobManagerOwnedState();

            assertThat(job.extractOutputValues()).endsWith(6L);
        }
        try (var job = job(backend)) {
            job.initializeState(kept);
            job.open();
            see(job, 10);

            assertThat(job.extractOutputValues()).hasSize(KEYS).containsOnly(11L);
        }
    }

    private static void see(KeyedOneInputStreamOperatorTestHarness<Integer, Integer, Long> job, long time)
            throws Exception {
        for (int key = 0; key < KEYS; key++) {
            job.processElement(key, time);
        }
    }

    private static KeyedOneInputStreamOperatorTestHarness<Integer, Integer, Long> job(StateBackend backend)
            throws Exception {
        var job = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new Adder()), key -> key, Types.INT);
        job.setStateBackend(backend);
        return job;
    }

    /** Adds the time of an element to what its key remembers, and says the sum. */
    private static final class Adder extends KeyedProcessFunction<Integer, Integer, Long> {
        @Override
        public void processElement(Integer key, Context context, Collector<Long> out) throws Exception {
            ValueState<KeptMemory> state =
                    getRuntimeContext().getState(new ValueStateDescriptor<>("memory", new MemorySerializer()));
            MemoryFold fold = new MemoryFold();
            KeptMemory kept = state.value();
            CustomerMemory memory = kept == null ? new CustomerMemory() : fold.unfold(kept);
            memory.lastSeenMillis = kept == null ? context.timestamp() : memory.lastSeenMillis + context.timestamp();
            state.update(fold.keep(memory, kept));
            out.collect(memory.lastSeenMillis);
        }
    }
}
