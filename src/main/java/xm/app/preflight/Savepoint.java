package xm.app.preflight;

import java.io.DataInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputViewStreamWrapper;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.state.CompletedCheckpointStorageLocation;
import org.apache.flink.runtime.state.IncrementalRemoteKeyedStateHandle;
import org.apache.flink.runtime.state.KeyedBackendSerializationProxy;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.OperatorBackendSerializationProxy;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.runtime.state.StreamStateHandle;
import org.apache.flink.runtime.state.filesystem.AbstractFsCheckpointStorageAccess;
import org.apache.flink.runtime.state.metainfo.StateMetaInfoSnapshot;
import org.apache.flink.runtime.state.metainfo.StateMetaInfoSnapshot.BackendStateType;
import org.apache.flink.runtime.state.metainfo.StateMetaInfoSnapshot.CommonSerializerKeys;

/**
 * A savepoint or retained checkpoint: which operators it holds, and how their states were written.
 *
 * <p>Only what describes the states is read, not the states, of whose files only the lengths are asked for.
 */
final class Savepoint {
    private final String pointer;
    private final CompletedCheckpointStorageLocation location;

    private Savepoint(String pointer, CompletedCheckpointStorageLocation location) {
        this.pointer = pointer;
        this.location = location;
    }

    /**
     * Finds it.
     *
     * @param pointer its directory or {@code _metadata} file, a path or the URI of a file system that Flink knows
     * @throws FileNotFoundException if there is none
     */
    static Savepoint at(String pointer) throws IOException {
        return new Savepoint(pointer, AbstractFsCheckpointStorageAccess.resolveCheckpointPointer(pointer));
    }

    /** Of the operators that it holds. */
    Set<String> ids() throws IOException {
        return metadata(Savepoint.class.getClassLoader()).getOperatorStates().stream()
                .map(state -> state.getOperatorID().toHexString())
                .collect(Collectors.toSet());
    }

    /** What it holds, its classes found by the loader of the jar that is to go on with it. */
    List<SavedOperator> operators(ClassLoader classes) throws IOException {
        List<SavedOperator> operators = new ArrayList<>();
        for (OperatorState state : metadata(classes).getOperatorStates()) {
            operators.add(operator(state, classes));
        }
        return operators;
    }

    private CheckpointMetadata metadata(ClassLoader classes) throws IOException {
        try (DataInputStream in =
                new DataInputStream(location.getMetadataHandle().openInputStream())) {
            return Checkpoints.loadCheckpointMetadata(in, classes, pointer);
        }
    }

    private static SavedOperator operator(OperatorState state, ClassLoader classes) {
        String id = state.getOperatorID().toHexString();
        String name = state.getOperatorUid().or(state::getOperatorName).orElse(id);
        Described described = new Described(classes);
        String mistake = null;
        try {
            for (OperatorSubtaskState subtask : state.getStates()) {
                StateFiles.check(subtask);
                described.add(subtask);
            }
        } catch (IOException | RuntimeException e) {
            mistake = e.getMessage() == null ? e.toString() : e.getMessage();
        }
        return new SavedOperator(
                id,
                name,
                state.getMaxParallelism(),
                state.getStateSize(),
                described.key,
                List.copyOf(described.states.values()),
                mistake);
    }

    /** The states of an operator, gathered from its subtasks, which all have the same. */
    private static final class Described {
        private final ClassLoader classes;
        private final Map<String, SavedState> states = new LinkedHashMap<>();
        private TypeSerializerSnapshot<?> key;

        Described(ClassLoader classes) {
            this.classes = classes;
        }

        void add(OperatorSubtaskState subtask) throws IOException {
            for (KeyedStateHandle handle : subtask.getManagedKeyedState()) {
                addKeyed(handle);
            }
            for (OperatorStateHandle handle : subtask.getManagedOperatorState()) {
                addOperator(handle);
            }
        }

        private void addKeyed(KeyedStateHandle handle) throws IOException {
            StreamStateHandle described = handle instanceof IncrementalRemoteKeyedStateHandle incremental
                    ? incremental.getMetaDataStateHandle()
                    : (StreamStateHandle) handle;
            KeyedBackendSerializationProxy<?> proxy = new KeyedBackendSerializationProxy<>(classes);
            try (InputStream in = described.openInputStream()) {
                proxy.read(new DataInputViewStreamWrapper(in));
            }
            key = proxy.getKeySerializerSnapshot();
            for (StateMetaInfoSnapshot state : proxy.getStateMetaInfoSnapshots()) {
                // timers are written by their key and window, which are read with the rest
                if (state.getBackendStateType() == BackendStateType.KEY_VALUE) {
                    add(state, SavedState.Kind.KEYED);
                }
            }
        }

        private void addOperator(OperatorStateHandle handle) throws IOException {
            OperatorBackendSerializationProxy proxy = new OperatorBackendSerializationProxy(classes);
            try (InputStream in = handle.openInputStream()) {
                proxy.read(new DataInputViewStreamWrapper(in));
            }
            for (StateMetaInfoSnapshot state : proxy.getOperatorStateMetaInfoSnapshots()) {
                add(state, SavedState.Kind.LIST);
            }
            for (StateMetaInfoSnapshot state : proxy.getBroadcastStateMetaInfoSnapshots()) {
                add(state, SavedState.Kind.BROADCAST);
            }
        }

        private void add(StateMetaInfoSnapshot state, SavedState.Kind kind) {
            TypeSerializerSnapshot<?> keys = kind == SavedState.Kind.BROADCAST
                    ? state.getTypeSerializerSnapshot(CommonSerializerKeys.KEY_SERIALIZER)
                    : null;
            states.putIfAbsent(
                    kind + "/" + state.getName(),
                    new SavedState(
                            state.getName(),
                            kind,
                            keys,
                            state.getTypeSerializerSnapshot(CommonSerializerKeys.VALUE_SERIALIZER)));
        }
    }
}
