package xm.app.preflight;

import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/**
 * An operator as a savepoint holds it.
 *
 * @param id that Flink finds it by, which follows from its uid
 * @param name its uid or name if the savepoint tells it, else its id
 * @param bytes size of its state
 * @param key how its keys were written, {@code null} if it has none
 * @param mistake why its states cannot be told, with {@code null} if they can
 */
record SavedOperator(
        String id,
        String name,
        int maxParallelism,
        long bytes,
        TypeSerializerSnapshot<?> key,
        List<SavedState> states,
        String mistake) {}
