package xm.flow.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import xm.customer.CellVisits;
import xm.customer.CustomerMemory;
import xm.customer.KeptMemory;
import xm.customer.SeenIds;

class MemorySerializerTest {
    private static final int MANY = 3000;
    private static final int SAMPLES = 10;

    private final MemorySerializer serializer = new MemorySerializer();
    private final MemoryFold fold = new MemoryFold();

    @Test
    void whateverAMemoryCanHoldComesBackAsItWas() throws Exception {
        for (long seed = 0; seed < MANY; seed++) {
            CustomerMemory memory = AnyObjects.memory(seed);
            assertSame(read(written(memory)), memory);
        }
    }

    @Test
    void aNewMemoryTakesFewBytes() throws Exception {
        byte[] bytes = written(new CustomerMemory());

        assertThat(bytes).hasSizeLessThan(16);
        assertSame(read(bytes), new CustomerMemory());
    }

    /** As the heap asks for it while a checkpoint is written. */
    @Test
    void aCopyIsTheSameAndDoesNotChangeWithIt() throws Exception {
        CustomerMemory memory = full();
        byte[] before = written(memory);

        CustomerMemory copy = copy(memory);
        assertSame(copy, memory);
        change(copy);

        assertThat(written(memory)).isEqualTo(before);
        assertThat(written(copy)).isNotEqualTo(before);
    }

    /** As of a shop's guest account. */
    @Test
    void memoriesOfMegabytesAreCopiedToo() throws Exception {
        CustomerMemory large = AnyObjects.memory(0);
        large.events = new SeenIds();
        for (int i = 1; i <= 200_000; i++) {
            large.events.add(i, i);
        }
        assertThat(written(large)).hasSizeGreaterThan(1 << 20);

        assertSame(copy(large), large);
        assertSame(copy(AnyObjects.memory(1)), AnyObjects.memory(1));
        assertSame(copy(large), large);
    }

    private CustomerMemory copy(CustomerMemory memory) {
        return fold.unfold(serializer.copy(memory));
    }

    @Test
    void aFoldedMemoryTakesTheSameBytesAndItsCopyStaysAsItWas() throws Exception {
        CustomerMemory memory = AnyObjects.memory(4);
        KeptMemory folded = fold.fold(memory);
        KeptMemory copy = serializer.copy(folded);

        assertThat(written(folded)).isEqualTo(written(memory));
        assertSame(fold.unfold(folded), memory);
        fold.keep(new CustomerMemory(), folded);

        assertSame(fold.unfold(folded), new CustomerMemory());
        assertSame(fold.unfold(copy), memory);
    }

    /** Larger and smaller ones, one after the other in one place. */
    @Test
    void aFoldedMemoryIsWrittenAnewInPlace() throws Exception {
        KeptMemory kept = fold.fold(new CustomerMemory());
        for (long seed = 0; seed < MANY; seed++) {
            CustomerMemory memory = AnyObjects.memory(seed);
            if (memory.parts() <= MemoryFold.MOST_PARTS) {
                assertThat(fold.keep(memory, kept)).isSameAs(kept);
                assertSame(fold.unfold(kept), memory);
                assertThat(written(kept)).isEqualTo(written(memory));
            }
        }
    }

    /** Else both would be made anew with nearly each event. */
    @Test
    void whatIsReadHasRoomForOneMoreEvent() {
        CustomerMemory memory = new CustomerMemory();
        memory.events = SeenIds.of(5);
        memory.cellVisits = CellVisits.of(6);
        for (int i = 1; i <= 5; i++) {
            memory.events.add(i, 0);
        }

        CustomerMemory read = fold.unfold(fold.fold(memory));
        long[] ids = read.events.ids;
        read.events.add(6, 0);

        assertThat(read.events.ids).isSameAs(ids);
        assertThat(read.cellVisits.cells).hasSize(7).hasSameSizeAs(read.cellVisits.panes);
    }

    /** A shop's guest account would else be written and read as a whole with each of its events. */
    @Test
    void whatIsLargeIsNotFolded() {
        CustomerMemory small = new CustomerMemory();
        small.events = new SeenIds();
        small.events.add(1, 1);
        CustomerMemory large = new CustomerMemory();
        large.events = new SeenIds();
        for (int i = 1; i <= 1000; i++) {
            large.events.add(i, i);
        }

        assertThat(fold.keep(small, null)).isInstanceOf(FoldedMemory.class);
        assertThat(fold.keep(large, fold.fold(large))).isSameAs(large);
        assertThat(fold.unfold(large)).isSameAs(large);
        assertThat(fold.keep(small, large)).as("it has become small").isInstanceOf(FoldedMemory.class);
    }

    /** One in which all is there that is changed. */
    private static CustomerMemory full() throws ReflectiveOperationException {
        for (long seed = 0; ; seed += 10) {
            CustomerMemory memory = AnyObjects.memory(seed);
            boolean isFull = memory.visits.size > 0
                    && memory.cellVisits.size > 0
                    && memory.segments.segments.length > 0
                    && memory.profile.said.times.length > 0
                    && memory.episodes.steps.length > 0
                    && memory.cases.count > 0;
            if (isFull) {
                return memory;
            }
        }
    }

    private static void change(CustomerMemory memory) {
        memory.events.add(4711, 0);
        memory.visits.times[0]++;
        memory.cellVisits.panes[0]++;
        memory.segments.segments[0] = "changed";
        memory.profile.climb.rung++;
        memory.profile.said.times[0]++;
        memory.episodes.steps[0].flags++;
        memory.cases.cases[0].said++;
    }

    @Test
    void bytesAreCopiedAsTheyAre() throws Exception {
        byte[] bytes = written(AnyObjects.memory(2));
        DataOutputSerializer target = new DataOutputSerializer(64);

        serializer.copy(new DataInputDeserializer(bytes), target);

        assertThat(target.getCopyOfBuffer()).isEqualTo(bytes);
    }

    /**
     * What stands in a savepoint has to be read for years. The bytes of a version, with what they say, are written once, by
     * {@code -Dtest=MemorySerializerTest -Dmemories.write=1}, and never again once that version has been released.
     */
    @ParameterizedTest
    @MethodSource("versions")
    void everyVersionIsReadAsItWas(int version) throws Exception {
        MemorySerializer.Snapshot snapshot = new MemorySerializer.Snapshot();
        snapshot.readSnapshot(
                version, new DataInputDeserializer(new byte[0]), getClass().getClassLoader());
        TypeSerializer<KeptMemory> reader = snapshot.restoreSerializer();
        Path file = Path.of("src/test/resources/bytes/memories-" + version + ".txt");
        if (version == Integer.getInteger("memories.write", 0)) {
            Files.writeString(file, samples());
        }
        String[] samples = Files.readString(file).split("\n\n");

        assertThat(samples).hasSize(SAMPLES);
        for (String sample : samples) {
            List<String> lines = sample.lines().toList();
            byte[] bytes = HexFormat.of().parseHex(lines.get(0));
            CustomerMemory memory = fold.unfold(reader.deserialize(new DataInputDeserializer(bytes)));
            List<String> words = lines.subList(1, lines.size());
            if (version == snapshot.getCurrentVersion()) {
                assertThat(MemoryWords.of(memory)).isEqualTo(words);
            } else {
                // what was added later is not in it
                assertThat(MemoryWords.of(memory)).containsAll(words);
            }
        }
    }

    static IntStream versions() {
        return IntStream.rangeClosed(1, new MemorySerializer.Snapshot().getCurrentVersion());
    }

    private String samples() throws Exception {
        List<String> samples = new ArrayList<>();
        for (long seed = 0; samples.size() < SAMPLES; seed++) {
            CustomerMemory memory = AnyObjects.memory(10 * seed + samples.size());
            List<String> words = MemoryWords.of(memory);
            if (words.size() < 300) {
                samples.add(HexFormat.of().formatHex(written(memory)) + "\n" + String.join("\n", words));
            }
        }
        return String.join("\n\n", samples) + "\n";
    }

    @Test
    void travelsWithTheJob() throws Exception {
        MemorySerializer sent = InstantiationUtil.deserializeObject(
                InstantiationUtil.serializeObject(serializer), getClass().getClassLoader());

        assertThat(sent).isEqualTo(serializer).hasSameHashCodeAs(serializer);
        assertSame(fold.unfold(sent.copy(AnyObjects.memory(3))), AnyObjects.memory(3));
        assertThat(serializer.duplicate()).isNotSameAs(serializer);
    }

    private static void assertSame(CustomerMemory memory, CustomerMemory expected) throws ReflectiveOperationException {
        assertThat(MemoryWords.of(memory)).isEqualTo(MemoryWords.of(expected));
    }

    private byte[] written(KeptMemory memory) throws IOException {
        return Written.by(serializer, memory);
    }

    private CustomerMemory read(byte[] bytes) throws IOException {
        DataInputDeserializer source = new DataInputDeserializer(bytes);
        CustomerMemory memory = fold.unfold(serializer.deserialize(source));
        assertThat(source.available()).isZero();
        return memory;
    }
}
