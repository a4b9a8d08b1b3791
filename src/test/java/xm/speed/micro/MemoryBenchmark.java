package xm.speed.micro;

import java.io.IOException;
import java.util.stream.IntStream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import xm.customer.CustomerMemory;
import xm.flow.bytes.MemorySerializer;

/** A customer's memory written and read, as RocksDB asks for it with each event: 400 customers after 25 events each. */
@State(Scope.Thread)
public class MemoryBenchmark {
    public static final int CUSTOMERS = StoryBenchmark.CUSTOMERS;

    private final TypeSerializer<CustomerMemory> ours = new MemorySerializer();
    private final TypeSerializer<CustomerMemory> flinks =
            TypeInformation.of(CustomerMemory.class).createSerializer(new SerializerConfigImpl());
    private final DataOutputSerializer out = new DataOutputSerializer(1 << 16);
    private final DataInputDeserializer in = new DataInputDeserializer();
    private CustomerMemory[] memories;

    @Setup
    public void live() {
        Lives lives = new Lives(one -> {});
        IntStream.range(0, StoryBenchmark.EVENTS)
                .mapToObj(StoryBenchmark::event)
                .forEach(lives::see);
        memories = lives.memories().toArray(CustomerMemory[]::new);
    }

    @Benchmark
    @OperationsPerInvocation(CUSTOMERS)
    public long ours() throws IOException {
        return thereAndBack(ours);
    }

    /** What Flink makes of it by itself. */
    @Benchmark
    @OperationsPerInvocation(CUSTOMERS)
    public long flinks() throws IOException {
        return thereAndBack(flinks);
    }

    private long thereAndBack(TypeSerializer<CustomerMemory> serializer) throws IOException {
        long sum = 0;
        for (CustomerMemory memory : memories) {
            out.clear();
            serializer.serialize(memory, out);
            in.setBuffer(out.getSharedBuffer(), 0, out.length());
            sum += serializer.deserialize(in).lastSeenMillis;
        }
        return sum;
    }
}
