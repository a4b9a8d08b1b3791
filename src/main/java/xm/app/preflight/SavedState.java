package xm.app.preflight;

import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/**
 * A state of an operator as a savepoint describes it: its name, and how its values were written.
 *
 * @param kind what it belongs to
 * @param key how the keys of a broadcast map were written; else {@code null}
 * @param value how its values were written
 */
record SavedState(String name, Kind kind, TypeSerializerSnapshot<?> key, TypeSerializerSnapshot<?> value) {

    /** What a state belongs to: each key, each subtask, or all subtasks alike. */
    enum Kind {
        KEYED,
        LIST,
        BROADCAST
    }
}
