package xm.flow.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import xm.customer.CustomerMemory;
import xm.customer.KeptMemory;
import xm.customer.standing.Climb;

/** Memories that were written otherwise than this release writes them. */
class MemoryMigrationTest {
    private static final ValueStateDescriptor<? extends KeptMemory> FLINKS =
            new ValueStateDescriptor<>("memory", CustomerMemory.class);
    private static final ValueStateDescriptor<KeptMemory> OURS =
            new ValueStateDescriptor<>("memory", new MemorySerializer());

    static List<StateBackend> backends() {
        return List.of(new HashMapStateBackend(), new EmbeddedRocksDBStateBackend());
    }

    /** As release 0.1 kept what it had of them. */
    @ParameterizedTest
    @MethodSource("backends")
    void whatFlinkWroteByItselfIsReadAndThenKeptLikeThis(StateBackend backend) throws Exception {
        OperatorSubtaskState flinks;
        try (var job = job(FLINKS, backend)) {
            job.open();
            for (int seed = 0; seed < 100; seed++) {
                job.processElement(seed, 0);
            }
            flinks = job.snapshot(1, 1);
        }
        OperatorSubtaskState ours;
        try (var job = job(OURS, backend)) {
            job.initializeState(flinks);
            job.open();
            assertKept(job);
            ours = job.snapshot(2, 2);
        }
        try (var job = job(OURS, backend)) {
            job.initializeState(ours);
            job.open();
            assertKept(job);
        }
        try (var job = job(FLINKS, backend)) {
            job.initializeState(ours);
            job.open();
            assertThatThrownBy(() -> job.processElement(0, 1)).hasStackTraceContaining("must not be incompatible");
        }
    }

    private static void assertKept(KeyedOneInputStreamOperatorTestHarness<Integer, Integer, CustomerMemory> job)
            throws Exception {
        for (int seed = 0; seed < 100; seed++) {
            job.processElement(seed, 1);
        }
        List<CustomerMemory> kept = job.extractOutputValues();
        assertThat(kept).hasSize(100);
        for (int seed = 0; seed < 100; seed++) {
            assertThat(MemoryWords.of(kept.get(seed))).isEqualTo(MemoryWords.of(AnyObjects.memory(seed)));
        }
    }

    private static KeyedOneInputStreamOperatorTestHarness<Integer, Integer, CustomerMemory> job(
            ValueStateDescriptor<? extends KeptMemory> state, StateBackend backend) throws Exception {
        var job = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new Keeper(state)), seed -> seed, Types.INT);
        job.setStateBackend(backend);
        return job;
    }

    /** Keeps the memory of a seed at time 0, and says it at any other. */
    private static final class Keeper extends KeyedProcessFunction<Integer, Integer, CustomerMemory> {
        private final ValueStateDescriptor<KeptMemory> state;

        @SuppressWarnings("unchecked")
        Keeper(ValueStateDescriptor<? extends KeptMemory> state) {
            this.state = (ValueStateDescriptor<KeptMemory>) state;
        }

        @Override
        public void processElement(Integer seed, Context context, Collector<CustomerMemory> out) throws Exception {
            ValueState<KeptMemory> memory = getRuntimeContext().getState(state);
            if (context.timestamp() == 0) {
                memory.update(AnyObjects.memory(seed));
            } else {
                out.collect(new MemoryFold().unfold(memory.value()));
            }
        }
    }

    @Test
    void anEarlierVersionIsWrittenAnewAndALaterOneRefused() throws IOException {
        MemorySerializer.Snapshot now = new MemorySerializer.Snapshot();
        MemorySerializer.Snapshot earlier = read(now.getCurrentVersion() - 1);

        assertThat(now.resolveSchemaCompatibility(read(now.getCurrentVersion())).isCompatibleAsIs())
                .isTrue();
        assertThat(now.resolveSchemaCompatibility(earlier).isCompatibleAfterMigration())
                .isTrue();
        assertThatThrownBy(() -> read(now.getCurrentVersion() + 1))
                .hasMessage(
                        "customers' memories were written in version %d by a later release; this one reads up to version %d."
                                + " Start that release, or go on from a savepoint of this one",
                        now.getCurrentVersion() + 1, now.getCurrentVersion());
    }

    private static MemorySerializer.Snapshot read(int version) throws IOException {
        MemorySerializer.Snapshot snapshot = new MemorySerializer.Snapshot();
        snapshot.readSnapshot(
                version, new DataInputDeserializer(new byte[0]), MemoryMigrationTest.class.getClassLoader());
        return snapshot;
    }

    /** Preflight goes by it. */
    @Test
    void whatFlinkCannotReadIsRefused() {
        assertThat(resolve(CustomerMemory.class).isCompatibleAfterMigration()).isTrue();
        assertThat(resolve(Climb.class).isIncompatible()).isTrue();
        assertThat(resolve(Long.class).isIncompatible()).isTrue();
    }

    @SuppressWarnings("unchecked")
    private static TypeSerializerSchemaCompatibility<KeptMemory> resolve(Class<?> written) {
        TypeSerializerSnapshot<?> snapshot = TypeInformation.of(written)
                .createSerializer(new SerializerConfigImpl())
                .snapshotConfiguration();
        return new MemorySerializer.Snapshot()
                .resolveSchemaCompatibility((TypeSerializerSnapshot<KeptMemory>) snapshot);
    }
}
