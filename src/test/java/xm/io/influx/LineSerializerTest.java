package xm.io.influx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;
import org.apache.flink.connector.base.sink.writer.RequestEntryWrapper;
import org.junit.jupiter.api.Test;

class LineSerializerTest {
    /** What version 1 wrote; releases to come must read it. */
    private static final String VERSION_1 =
            "ffffffffffffffff" + "00000002" + "0000000000000003" + "613d31" + "0000000000000004" + "c3bc3d32";

    private final LineSerializer serializer = new LineSerializer();

    @Test
    void writesVersionOne() throws IOException {
        assertThat(serializer.getVersion()).isEqualTo(1);
        assertThat(HexFormat.of().formatHex(serializer.serialize(state("a=1", "ü=2"))))
                .isEqualTo(VERSION_1);
    }

    @Test
    void readsVersionOne() throws IOException {
        BufferedRequestState<String> state =
                serializer.deserialize(1, HexFormat.of().parseHex(VERSION_1));

        assertThat(state.getBufferedRequestEntries().stream()
                        .map(RequestEntryWrapper::getRequestEntry)
                        .toList())
                .containsExactly("a=1", "ü=2");
        assertThat(state.getStateSize()).isEqualTo(7);
    }

    @Test
    void refusesAVersionItDoesNotKnow() {
        assertThatThrownBy(() -> serializer.deserialize(2, new byte[0]))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("version 2");
    }

    private static BufferedRequestState<String> state(String... lines) {
        return new BufferedRequestState<>(List.of(lines).stream()
                .map(line -> new RequestEntryWrapper<>(line, line.getBytes(StandardCharsets.UTF_8).length))
                .toList());
    }
}
