package xm.app.preflight;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.filemerging.LogicalFile.LogicalFileId;
import org.apache.flink.runtime.state.CheckpointedStateScope;
import org.apache.flink.runtime.state.IncrementalKeyedStateHandle.HandleAndLocalPath;
import org.apache.flink.runtime.state.IncrementalRemoteKeyedStateHandle;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyGroupRangeOffsets;
import org.apache.flink.runtime.state.KeyGroupsStateHandle;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.OperatorStreamStateHandle;
import org.apache.flink.runtime.state.StreamStateHandle;
import org.apache.flink.runtime.state.filemerging.SegmentFileStateHandle;
import org.apache.flink.runtime.state.filesystem.FileStateHandle;
import org.apache.flink.runtime.state.memory.ByteStreamStateHandle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFilesTest {
    @TempDir
    Path directory;

    /** Such a savepoint would go on, it was said. */
    @Test
    void aFileThatIsCutShortOrGoneIsNamedWhereverItIsPartOf() throws IOException {
        StreamStateHandle cut = file("cut", 7, 10);
        StreamStateHandle gone = new FileStateHandle(flinkPath("gone"), 10);
        assertThatThrownBy(() -> StateFiles.check(keyed(onHeap(cut))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cut is cut short, it has 7 of 10 bytes; copy it again");
        assertThatThrownBy(() -> StateFiles.check(keyed(inRocksDb(cut)))).hasMessageContaining("it has 7 of 10 bytes");
        assertThatThrownBy(() -> StateFiles.check(own(cut))).hasMessageContaining("it has 7 of 10 bytes");
        assertThatThrownBy(() -> StateFiles.check(keyed(onHeap(gone))))
                .hasMessageContaining("gone is not there; copy the whole savepoint");
    }

    @Test
    void ofAFileThatSeveralShareItsOwnPartCounts() throws IOException {
        file("shared", 30, 30);
        assertThatCode(() -> StateFiles.check(keyed(onHeap(part(20, 10))))).doesNotThrowAnyException();
        assertThatThrownBy(() -> StateFiles.check(keyed(onHeap(part(20, 11)))))
                .hasMessageContaining("it has 30 of 31 bytes");
    }

    @Test
    void whatIsWholeOrInNoFileIsWell() throws IOException {
        StreamStateHandle whole = file("whole", 10, 10);
        StreamStateHandle small = new ByteStreamStateHandle("small", new byte[3]);
        for (StreamStateHandle handle : List.of(whole, small)) {
            assertThatCode(() -> StateFiles.check(keyed(onHeap(handle)))).doesNotThrowAnyException();
            assertThatCode(() -> StateFiles.check(keyed(inRocksDb(handle)))).doesNotThrowAnyException();
            assertThatCode(() -> StateFiles.check(own(handle))).doesNotThrowAnyException();
        }
    }

    private StreamStateHandle file(String name, int bytes, long said) throws IOException {
        Files.write(directory.resolve(name), new byte[bytes]);
        return new FileStateHandle(flinkPath(name), said);
    }

    private StreamStateHandle part(long start, long size) {
        return new SegmentFileStateHandle(
                flinkPath("shared"), start, size, CheckpointedStateScope.SHARED, new LogicalFileId("part"));
    }

    private org.apache.flink.core.fs.Path flinkPath(String name) {
        return new org.apache.flink.core.fs.Path(directory.resolve(name).toUri());
    }

    private static KeyedStateHandle onHeap(StreamStateHandle handle) {
        return new KeyGroupsStateHandle(new KeyGroupRangeOffsets(0, 0), handle);
    }

    private static KeyedStateHandle inRocksDb(StreamStateHandle handle) {
        return new IncrementalRemoteKeyedStateHandle(
                UUID.randomUUID(),
                KeyGroupRange.of(0, 0),
                1,
                List.of(HandleAndLocalPath.of(handle, "1.sst")),
                List.of(),
                new ByteStreamStateHandle("described", new byte[0]));
    }

    private static OperatorSubtaskState keyed(KeyedStateHandle state) {
        return OperatorSubtaskState.builder().setManagedKeyedState(state).build();
    }

    private static OperatorSubtaskState own(StreamStateHandle handle) {
        return OperatorSubtaskState.builder()
                .setManagedOperatorState(new OperatorStreamStateHandle(Map.of(), handle))
                .build();
    }
}
