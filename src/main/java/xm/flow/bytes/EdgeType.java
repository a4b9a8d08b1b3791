package xm.flow.bytes;

import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import xm.event.Arrival;
import xm.signal.Pane;

/**
 * The type of a stream that goes over the network in bytes of our own.
 *
 * <p>It is given to a stream and never to state.
 */
public final class EdgeType<T> extends TypeInformation<T> {
    /** In the bytes of {@link ArrivalSerializer}. */
    public static final TypeInformation<Arrival> ARRIVALS = new EdgeType<>(Arrival.class, new ArrivalSerializer());
    /** In the bytes of {@link PaneSerializer}. */
    public static final TypeInformation<Pane> PANES = new EdgeType<>(Pane.class, new PaneSerializer());

    private static final long serialVersionUID = 1L;

    private final Class<T> type;
    private final EdgeSerializer<T> serializer;

    private EdgeType(Class<T> type, EdgeSerializer<T> serializer) {
        this.type = type;
        this.serializer = serializer;
    }

    @Override
    public TypeSerializer<T> createSerializer(SerializerConfig config) {
        return serializer.duplicate();
    }

    @Override
    public Class<T> getTypeClass() {
        return type;
    }

    @Override
    public boolean isBasicType() {
        return false;
    }

    @Override
    public boolean isTupleType() {
        return false;
    }

    @Override
    public boolean isKeyType() {
        return false;
    }

    @Override
    public int getArity() {
        return 1;
    }

    @Override
    public int getTotalFields() {
        return 1;
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof EdgeType;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EdgeType<?> edge && type == edge.type;
    }

    @Override
    public int hashCode() {
        return type.hashCode();
    }

    @Override
    public String toString() {
        return type.getSimpleName() + ", compact";
    }
}
