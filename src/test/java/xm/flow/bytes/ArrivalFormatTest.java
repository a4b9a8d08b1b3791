package xm.flow.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.java.typeutils.PojoTypeInfo;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import xm.event.Arrival;
import xm.event.Channel;
import xm.event.Kind;
import xm.event.Touchpoint;
import xm.flow.WaitingArrival;
import xm.speed.Traffic;

/** What arrivals are written as, and what Flink is told of it. */
class ArrivalFormatTest {
    private static final int MANY = 20_000;
    private static final Path BYTES = Path.of("src/test/resources/bytes/arrivals.txt");

    private final TypeSerializer<Arrival> serializer = EdgeType.ARRIVALS.createSerializer(new SerializerConfigImpl());

    /**
     * What a change of them needs stands at {@link ArrivalSerializer}. With {@code -Dgolden.write=true} they are written
     * anew; look at the difference.
     */
    @Test
    void theBytesOfAnEventOfEachKindAreKnown() throws IOException {
        Map<Kind, Touchpoint> firsts = new EnumMap<>(Kind.class);
        LongStream.range(0, MANY).mapToObj(Traffic::event).forEach(event -> firsts.putIfAbsent(event.kind(), event));
        StringBuilder found = new StringBuilder();
        for (Touchpoint event : firsts.values()) {
            found.append(event.kind().wireName())
                    .append(' ')
                    .append(HexFormat.of().formatHex(Written.by(serializer, arrival(event))))
                    .append('\n');
        }
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(BYTES.getParent());
            Files.writeString(BYTES, found);
        }

        assertThat(firsts).hasSize(Kind.values().length);
        assertThat(found).hasToString(Files.readString(BYTES));
    }

    @Test
    void aConstantTakesAByteAndNullIsNone() {
        assertThat(Stream.of(Channel.values()).map(Constants.CHANNELS::number))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, Channel.values().length)
                        .boxed()
                        .toList());
        assertThat(Constants.CHANNELS.number(null)).isZero();
        assertThat(Constants.CHANNELS.of(0)).isNull();
    }

    @Test
    void keepsTheContractOfASerializer() throws Exception {
        Arrival arrival = arrival(Traffic.event(1));
        TypeSerializer<Arrival> shipped = InstantiationUtil.clone(serializer);

        assertThat(serializer.isImmutableType()).isTrue();
        assertThat(serializer.copy(arrival)).isSameAs(arrival);
        assertThat(serializer.copy(arrival, serializer.createInstance())).isSameAs(arrival);
        assertThat(serializer.getLength()).isNegative();
        assertThat(serializer.duplicate()).isNotSameAs(serializer).isEqualTo(serializer);
        assertThat(shipped).isEqualTo(serializer).hasSameHashCodeAs(serializer);
        assertThat(Written.by(shipped, arrival)).isEqualTo(Written.by(serializer, arrival));
        assertThat(shipped.deserialize(
                        shipped.createInstance(), new DataInputDeserializer(Written.by(serializer, arrival))))
                .isEqualTo(arrival);
        assertThat(InstantiationUtil.clone(EdgeType.ARRIVALS))
                .isEqualTo(EdgeType.ARRIVALS)
                .hasSameHashCodeAs(EdgeType.ARRIVALS)
                .isNotEqualTo(TypeInformation.of(Arrival.class));
    }

    @Test
    void itsSnapshotIsReadAgainAndFits() throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        TypeSerializerSnapshot.writeVersionedSnapshot(out, serializer.snapshotConfiguration());

        TypeSerializerSnapshot<Arrival> read = TypeSerializerSnapshot.readVersionedSnapshot(
                new DataInputDeserializer(out.getCopyOfBuffer()), getClass().getClassLoader());

        assertThat(read.restoreSerializer()).isEqualTo(serializer);
        assertThat(serializer.snapshotConfiguration().resolveSchemaCompatibility(read))
                .matches(compatibility -> compatibility.isCompatibleAsIs());
    }

    @Test
    void stateKeepsArrivalsAsFlinkWritesThem() {
        assertThat(TypeInformation.of(Arrival.class)).isInstanceOf(PojoTypeInfo.class);
        PojoTypeInfo<WaitingArrival> waiting = (PojoTypeInfo<WaitingArrival>) TypeInformation.of(WaitingArrival.class);
        assertThat(List.of(waiting.getPojoFieldAt(0), waiting.getPojoFieldAt(1)))
                .filteredOn(field -> field.getField().getType() == Arrival.class)
                .singleElement()
                .matches(field -> field.getTypeInformation() instanceof PojoTypeInfo);
    }

    private static Arrival arrival(Touchpoint event) {
        return new Arrival(event, null, "touchpoints", 3, 123_456_789, event.timeMillis() + 40);
    }
}
