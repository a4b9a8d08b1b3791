package xm.app.preflight;

import java.util.List;
import org.apache.flink.api.common.state.StateDescriptor;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/**
 * An operator of the jar that is to go on.
 *
 * @param id that Flink finds its state by
 * @param key how it writes its keys, {@code null} if it has none
 * @param keyed the states of each key that it says it keeps; none of an operator that is Flink's or a connector's
 * @param own the states of each subtask that it says it keeps
 * @param isOurs whether it says at all what it keeps
 */
record NewOperator(
        String id,
        String uid,
        int maxParallelism,
        TypeSerializer<?> key,
        List<StateDescriptor<?, ?>> keyed,
        List<StateDescriptor<?, ?>> own,
        boolean isOurs) {}
