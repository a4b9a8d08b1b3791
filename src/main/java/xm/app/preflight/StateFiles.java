package xm.app.preflight;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.fs.Path;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.AbstractChannelStateHandle;
import org.apache.flink.runtime.state.IncrementalRemoteKeyedStateHandle;
import org.apache.flink.runtime.state.KeyGroupsStateHandle;
import org.apache.flink.runtime.state.OperatorStreamStateHandle;
import org.apache.flink.runtime.state.StateObject;
import org.apache.flink.runtime.state.filemerging.SegmentFileStateHandle;
import org.apache.flink.runtime.state.filesystem.FileStateHandle;

/** Whether the files of a state are there, as long as the savepoint says: a copy that broke off is not. */
final class StateFiles {
    private StateFiles() {}

    /** @throws IOException that names a file that is missing or too short */
    static void check(OperatorSubtaskState subtask) throws IOException {
        List<StateObject> states = new ArrayList<>();
        states.addAll(subtask.getManagedKeyedState());
        states.addAll(subtask.getRawKeyedState());
        states.addAll(subtask.getManagedOperatorState());
        states.addAll(subtask.getRawOperatorState());
        states.addAll(subtask.getInputChannelState());
        states.addAll(subtask.getResultSubpartitionState());
        for (StateObject state : states) {
            check(state);
        }
    }

    /** What is in no file is in the savepoint's own, which has been read. */
    private static void check(StateObject state) throws IOException {
        if (state instanceof IncrementalRemoteKeyedStateHandle incremental) {
            for (StateObject part : incremental.streamSubHandles().toList()) {
                check(part);
            }
        } else if (state instanceof KeyGroupsStateHandle keyed) {
            check(keyed.getDelegateStateHandle());
        } else if (state instanceof OperatorStreamStateHandle own) {
            check(own.getDelegateStateHandle());
        } else if (state instanceof AbstractChannelStateHandle<?> channel) {
            check(channel.getDelegate());
        } else if (state instanceof FileStateHandle file) {
            checkLength(file.getFilePath(), file.getStateSize());
        } else if (state instanceof SegmentFileStateHandle segment) {
            checkLength(segment.getFilePath(), segment.getStartPos() + segment.getStateSize());
        }
    }

    private static void checkLength(Path file, long least) throws IOException {
        if (least == 0) {
            return;
        }
        long length;
        try {
            length = file.getFileSystem().getFileStatus(file).getLen();
        } catch (FileNotFoundException e) {
            throw new IOException("its file " + file + " is not there; copy the whole savepoint", e);
        }
        if (length < least) {
            throw new IOException(
                    "its file " + file + " is cut short, it has " + length + " of " + least + " bytes; copy it again");
        }
    }
}
