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
import xm.customer.KeptMemory;
import xm.flow.bytes.MemoryFold;

/** A customer's memory unfolded and folded again, as it is with each event: 400 customers after 25 events each. */
@State(Scope.Thread)
public class MemoryBenchmark {
    public static final int CUSTOMERS = StoryBenchmark.CUSTOMERS;

    private final MemoryFold ours = new MemoryFold();
    private final TypeSerializer<CustomerMemory> flinks =
            TypeInformation.of(CustomerMemory.class).createSerializer(new SerializerConfigImpl());
    private final DataOutputSerializer out = new DataOutputSerializer(1 << 16);
    private final DataInputDeserializer in = new DataInputDeserializer();
    private CustomerMemory[] memories;
    private KeptMemory[] kept;

    @Setup
    public void live() {
        Lives lives = new Lives(one -> {});
        IntStream.range(0, StoryBenchmark.EVENTS)
                .mapToObj(StoryBenchmark::event)
                .forEach(lives::see);
        memories = lives.memories().toArray(CustomerMemory[]::new);
        kept = lives.memories().stream().map(memory -> ours.keep(memory, null)).toArray(KeptMemory[]::new);
    }

    @Benchmark
    @OperationsPerInvocation(CUSTOMERS)
    public long ours() {
        long sum = 0;
        for (KeptMemory one : kept) {
            CustomerMemory memory = ours.unfold(one);
            ours.keep(memory, one);
            sum += memory.lastSeenMillis;
        }
        return sum;
    }

    /** What Flink makes of it by itself. */
    @Benchmark
    @OperationsPerInvocation(CUSTOMERS)
    public long flinks() throws IOException {
        long sum = 0;
        for (CustomerMemory memory : memories) {
            out.clear();
            flinks.serialize(memory, out);
            in.setBuffer(out.getSharedBuffer(), 0, out.length());
            sum += flinks.deserialize(in).lastSeenMillis;
        }
        return sum;
    }
}
