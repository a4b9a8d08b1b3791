package xm.speed.micro;

import java.io.IOException;
import java.util.stream.LongStream;
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
import xm.event.Arrival;
import xm.event.Touchpoint;
import xm.flow.bytes.EdgeType;
import xm.speed.Traffic;

/** The way of an event to its customer: written, and read again. */
@State(Scope.Thread)
public class ArrivalBenchmark {
    public static final int EVENTS = 10_000;

    private final Way ours = new Way(EdgeType.ARRIVALS);
    private final Way flinks = new Way(TypeInformation.of(Arrival.class));
    private Arrival[] arrivals;

    /** One wire, for all events one after the other. */
    private static final class Way {
        private final TypeSerializer<Arrival> serializer;
        private final DataOutputSerializer out = new DataOutputSerializer(EVENTS * 512);
        private final DataInputDeserializer in = new DataInputDeserializer();

        Way(TypeInformation<Arrival> type) {
            serializer = type.createSerializer(new SerializerConfigImpl());
        }

        int go(Arrival[] arrivals) throws IOException {
            out.clear();
            for (Arrival arrival : arrivals) {
                serializer.serialize(arrival, out);
            }
            in.setBuffer(out.getSharedBuffer(), 0, out.length());
            for (Arrival arrival : arrivals) {
                Arrival read = serializer.deserialize(in);
                if (read.offset() != arrival.offset()) {
                    throw new IllegalStateException("written was " + arrival + ", read " + read);
                }
            }
            return out.length();
        }
    }

    @Setup
    public void deal() {
        arrivals =
                LongStream.range(0, EVENTS).mapToObj(ArrivalBenchmark::arrival).toArray(Arrival[]::new);
    }

    private static Arrival arrival(long number) {
        Touchpoint event = Traffic.event(number);
        return new Arrival(event, null, "touchpoints", (int) (number % 4), 1_000_000 + number, event.timeMillis() + 40);
    }

    /** Bytes that all of them take. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public int ours() throws IOException {
        return ours.go(arrivals);
    }

    /** What Flink makes of them by itself. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public int flinks() throws IOException {
        return flinks.go(arrivals);
    }
}
