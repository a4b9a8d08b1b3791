package xm.flow;

import java.util.List;
import org.apache.flink.api.common.state.StateDescriptor;

/**
 * An operator that keeps state and says which, so that an upgrade can be tried before it is made.
 *
 * <p>What it names is what a savepoint of it holds under its uid, no more and no less; a test holds it to that. It is asked
 * for across releases by the names of its two methods, which therefore never change.
 */
public interface KeepsState {

    /** Of each key. */
    default List<StateDescriptor<?, ?>> keyedState() {
        return List.of();
    }

    /** Of each subtask: lists, and maps that are broadcast. */
    default List<StateDescriptor<?, ?>> operatorState() {
        return List.of();
    }
}
