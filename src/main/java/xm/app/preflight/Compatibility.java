package xm.app.preflight;

import java.util.Optional;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateDescriptor;
import org.apache.flink.api.common.typeutils.CompositeTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.ListSerializer;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.api.common.typeutils.base.MapSerializer;
import org.apache.flink.runtime.state.ttl.TtlStateFactory.TtlSerializer;

/**
 * Whether what was written in one way can be read in another, by Flink's own rules.
 *
 * <p>Fields of a record may be added; a field that changes its type, or a class that is replaced by another, cannot be
 * followed. Customers' memories have versions instead, of which later ones cannot be read. Keys cannot be rewritten at all,
 * for that would move them to other subtasks.
 */
final class Compatibility {
    private static final String SHAPE =
            "its shape has changed in a way that Flink cannot follow: fields may be added, none"
                    + " may change its type, and no class may become another";

    private Compatibility() {}

    /** Why a state cannot be read, or nothing. */
    static Optional<String> mistake(SavedState saved, StateDescriptor<?, ?> now) {
        return switch (saved.kind()) {
            case KEYED -> keyed(saved, now);
            case LIST -> values(saved.value(), ((ListStateDescriptor<?>) now).getElementSerializer());
            case BROADCAST -> {
                MapStateDescriptor<?, ?> map = (MapStateDescriptor<?, ?>) now;
                yield keys(saved.key(), map.getKeySerializer())
                        .or(() -> values(saved.value(), map.getValueSerializer()));
            }
        };
    }

    private static Optional<String> keyed(SavedState saved, StateDescriptor<?, ?> now) {
        Optional<String> mistake = values(saved.value(), serializer(now));
        boolean isMap = now instanceof MapStateDescriptor && saved.value() instanceof CompositeTypeSerializerSnapshot;
        if (mistake.isEmpty() && isMap) {
            TypeSerializerSnapshot<?> keys =
                    ((CompositeTypeSerializerSnapshot<?, ?>) saved.value()).getNestedSerializerSnapshots()[0];
            return keys(keys, ((MapStateDescriptor<?, ?>) now).getKeySerializer());
        }
        return mistake;
    }

    /** Why keys cannot be read, or nothing. */
    static Optional<String> keys(TypeSerializerSnapshot<?> saved, TypeSerializer<?> now) {
        TypeSerializerSchemaCompatibility<?> compatibility = resolve(saved, now);
        return compatibility.isIncompatible() || compatibility.isCompatibleAfterMigration()
                ? Optional.of("its keys are written in another way, and keys cannot be rewritten")
                : Optional.empty();
    }

    private static Optional<String> values(TypeSerializerSnapshot<?> saved, TypeSerializer<?> now) {
        return resolve(saved, now).isIncompatible() ? Optional.of(SHAPE) : Optional.empty();
    }

    @SuppressWarnings("unchecked")
    private static <T> TypeSerializerSchemaCompatibility<T> resolve(
            TypeSerializerSnapshot<?> saved, TypeSerializer<T> now) {
        return now.snapshotConfiguration().resolveSchemaCompatibility((TypeSerializerSnapshot<T>) saved);
    }

    /** As Flink writes it: what has an end is written with the time of its last use. */
    private static TypeSerializer<?> serializer(StateDescriptor<?, ?> state) {
        if (!state.getTtlConfig().isEnabled()) {
            return state.getSerializer();
        }
        if (state instanceof ListStateDescriptor<?> list) {
            return new ListSerializer<>(timed(list.getElementSerializer()));
        }
        if (state instanceof MapStateDescriptor<?, ?> map) {
            return new MapSerializer<>(map.getKeySerializer(), timed(map.getValueSerializer()));
        }
        return timed(state.getSerializer());
    }

    private static <T> TtlSerializer<T> timed(TypeSerializer<T> value) {
        return new TtlSerializer<>(LongSerializer.INSTANCE, value);
    }
}
