package xm.flow.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.java.typeutils.PojoTypeInfo;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import xm.codec.RandomEvents;
import xm.event.Arrival;
import xm.event.Kind;
import xm.event.Touchpoint;
import xm.flow.WaitingArrival;
import xm.speed.Traffic;

/** What arrivals are written as, and what Flink is told of it. */
class ArrivalFormatTest {
    private static final int SAMPLES = 40;

    private final TypeSerializer<Arrival> serializer = EdgeType.ARRIVALS.createSerializer(new SerializerConfigImpl());
    private final ArrivalPacker packer = new ArrivalPacker();

    /**
     * What waits lies in checkpoints, which have to be read for years. The packs of a version, with what they say, are written
     * once, by {@code -Dtest=ArrivalFormatTest -Dpacks.write=1}, and never again once that version has been released.
     */
    @ParameterizedTest
    @MethodSource("versions")
    void everyVersionOfAPackIsReadAsItWas(int version) throws IOException {
        Path file = Path.of("src/test/resources/bytes/packs-" + version + ".txt");
        if (version == Integer.getInteger("packs.write", 0)) {
            Files.writeString(file, packs());
        }
        PackSerializer.Snapshot snapshot = new PackSerializer.Snapshot();
        snapshot.readSnapshot(
                version, new DataInputDeserializer(new byte[0]), getClass().getClassLoader());
        TypeSerializer<byte[]> reader = snapshot.restoreSerializer();
        List<String> lines = Files.readAllLines(file);

        assertThat(lines).hasSize(2 * SAMPLES);
        for (Kind kind : Kind.values()) {
            assertThat(lines).anyMatch(line -> line.contains("kind=" + kind + ","));
        }
        for (int i = 0; i < lines.size(); i += 2) {
            byte[] written = HexFormat.of().parseHex(lines.get(i));
            byte[] pack = reader.deserialize(new DataInputDeserializer(written));
            assertThat(packer.unpack(pack)).hasToString(lines.get(i + 1));
        }
    }

    static IntStream versions() {
        return IntStream.rangeClosed(1, new PackSerializer.Snapshot().getCurrentVersion());
    }

    /** One or two arrivals each, with any of the members that an event can have. */
    private String packs() throws IOException {
        RandomEvents events = new RandomEvents(1);
        StringBuilder packs = new StringBuilder();
        for (int i = 0; i < SAMPLES; i++) {
            byte[] pack = packer.add(null, arrival(events.next()));
            pack = i % 2 == 0 ? pack : packer.add(pack, arrival(events.next()));
            packs.append(HexFormat.of().formatHex(Written.by(new PackSerializer(), pack)))
                    .append('\n')
                    .append(packer.unpack(pack))
                    .append('\n');
        }
        return packs.toString();
    }

    @Test
    void aPackOfALaterReleaseIsRefused() {
        PackSerializer.Snapshot snapshot = new PackSerializer.Snapshot();
        int later = snapshot.getCurrentVersion() + 1;

        assertThatThrownBy(() -> snapshot.readSnapshot(
                        later,
                        new DataInputDeserializer(new byte[0]),
                        getClass().getClassLoader()))
                .hasMessage("arrivals that wait were written in version " + later
                        + " by a later release; this one reads up to version " + (later - 1)
                        + ". Start that release, or go on from a savepoint of this one");
        assertThat(snapshot.resolveSchemaCompatibility(new PackSerializer.Snapshot())
                        .isCompatibleAsIs())
                .isTrue();
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
    void arrivalsThatWaitForTheSegmentsAreKeptAsFlinkWritesThem() {
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
