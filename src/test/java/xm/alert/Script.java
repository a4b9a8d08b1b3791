package xm.alert;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import xm.promise.Marker;

/** A desk that is told a story minute by minute; its state is written and read back between all steps. */
final class Script {
    private static final TypeSerializer<DeskState> SERIALIZER =
            TypeInformation.of(DeskState.class).createSerializer(new SerializerConfigImpl());

    final List<Alert> said = new ArrayList<>();
    private final Desk desk;
    private final boolean isKept;
    private DeskState state = new DeskState();

    private Script(DeskSettings settings, boolean isKept) {
        this.desk = new Desk(settings);
        this.isKept = isKept;
    }

    static Script desk() {
        return new Script(DeskSettings.DEFAULT, false);
    }

    static Script desk(DeskSettings settings) {
        return new Script(settings, false);
    }

    /** Whose state stays where it is. */
    static Script inOnePiece() {
        return new Script(DeskSettings.DEFAULT, true);
    }

    /** All of one instant, and time comes to it. */
    Script at(double minute, Told... verdicts) {
        put(minute, verdicts);
        return until(minute);
    }

    Script put(double minute, Told... verdicts) {
        for (Told verdict : verdicts) {
            desk.see(state(), verdict.at(minute), said::add);
        }
        return this;
    }

    /** Repeats verdicts once a minute, as they come while something is wrong. */
    Script each(int fromMinute, int toMinute, Told... verdicts) {
        for (int minute = fromMinute; minute <= toMinute; minute++) {
            at(minute, verdicts);
        }
        return this;
    }

    Script note(double minute, String segment, String touchpoint) {
        return note(minute, segment, touchpoint, 400);
    }

    Script note(double minute, String segment, String touchpoint, double value) {
        desk.see(state(), new ExceptionNote(segment, touchpoint, Told.millis(minute), value), said::add);
        return this;
    }

    Script change(double minute, String what, String touchpoint) {
        desk.see(state(), new Marker(Told.millis(minute), what, touchpoint, "web"));
        return this;
    }

    Script until(double minute) {
        desk.advance(state(), Told.millis(minute), said::add);
        return this;
    }

    Script clock(double minute) {
        desk.clock(state(), Told.millis(minute));
        return this;
    }

    Alert last() {
        return said.get(said.size() - 1);
    }

    List<String> ids() {
        return said.stream().map(Alert::alertId).distinct().toList();
    }

    List<Alert> of(String key) {
        return said.stream().filter(alert -> alert.key().equals(key)).toList();
    }

    DeskState state() {
        if (!isKept) {
            state = copy(state);
        }
        return state;
    }

    static DeskState copy(DeskState state) {
        try {
            return SERIALIZER.deserialize(new DataInputDeserializer(bytes(state)));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static byte[] bytes(DeskState state) throws java.io.IOException {
        DataOutputSerializer out = new DataOutputSerializer(1024);
        SERIALIZER.serialize(state, out);
        return out.getCopyOfBuffer();
    }
}
