package xm.flow.bytes;

import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import xm.signal.Pane;

/** Carries panes as {@link PaneWriter} writes them. */
final class PaneSerializer extends EdgeSerializer<Pane> {
    private static final long serialVersionUID = 1L;

    private final transient PaneWriter writer = new PaneWriter(out);
    private final transient PaneReader reader = new PaneReader(in);

    @Override
    void write(Pane pane) {
        writer.write(pane);
    }

    @Override
    Pane read() {
        return reader.read();
    }

    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    public Pane copy(Pane from) {
        out.begin();
        write(from);
        in.begin(out.written(), out.size());
        Pane copy = read();
        in.finish();
        return copy;
    }

    @Override
    public Pane createInstance() {
        return new Pane();
    }

    @Override
    public TypeSerializer<Pane> duplicate() {
        return new PaneSerializer();
    }

    @Override
    public TypeSerializerSnapshot<Pane> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Says which class wrote; the format has no settings. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Pane> {
        public Snapshot() {
            super(PaneSerializer::new);
        }
    }
}
