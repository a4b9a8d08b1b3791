package xm.io.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.codec.DecodeSettings;
import xm.codec.Mistakes;
import xm.codec.Pseudonym;
import xm.codec.mapping.Mapping;
import xm.event.Arrival;

class RecordedEventsIT {
    private static final DecodeSettings SETTINGS =
            DecodeSettings.withPseudonym(new Pseudonym("secret".getBytes(StandardCharsets.UTF_8)));
    private static final int ROWS = 2_500;

    @TempDir
    private Path folder;

    @Test
    void aJobReadsTheFilesInTheOrderInWhichTheyAreNamedAndEveryRecordOnce() throws Exception {
        Path second = write("_b.csv", "b");
        Path first = folder.resolve("z.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(first))) {
            out.write(rows("a").getBytes(StandardCharsets.UTF_8));
        }
        Path empty = Files.writeString(folder.resolve("empty.csv"), "");

        List<Arrival> all = read(List.of(first, empty, second));

        assertThat(all).hasSize(2 * ROWS + 2);
        assertThat(all)
                .filteredOn(Arrival::isAccepted)
                .extracting(arrival -> arrival.event().id())
                .containsExactlyElementsOf(ids());
        assertThat(all)
                .filteredOn(arrival -> !arrival.isAccepted())
                .extracting(arrival -> arrival.topic() + ' ' + arrival.offset())
                .containsExactly("z.csv.gz " + ROWS, "_b.csv " + ROWS);
    }

    @Test
    void everyFileThatIsNotThereIsAMistake() {
        assertThat(catchThrowableOfType(
                                Mistakes.class,
                                () -> RecordedEvents.source(
                                        List.of(Path.of("a.csv"), Path.of("b.csv")), null, SETTINGS))
                        .sentences())
                .hasSize(2);
    }

    private static List<Arrival> read(List<Path> files) throws Exception {
        Mapping mapping = Mapping.parse("m", """
                format: csv
                csv: {header: [id, day]}
                events: |
                  {"id": .id, "time": time(.day), "kind": "cord", "touchpoint": "desk", "channel": "web",
                   "cord": {"reason": "queue"}}
                """);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(
                1, new Configuration().set(PipelineOptions.GENERIC_TYPES, false));
        List<Arrival> all = new ArrayList<>();
        try (CloseableIterator<Arrival> arrivals = env.fromSource(
                        RecordedEvents.source(files, mapping, SETTINGS), WatermarkStrategy.noWatermarks(), "recorded")
                .executeAndCollect()) {
            arrivals.forEachRemaining(all::add);
        }
        return all;
    }

    private Path write(String name, String prefix) throws Exception {
        return Files.writeString(folder.resolve(name), rows(prefix));
    }

    private static String rows(String prefix) {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < ROWS; i++) {
            rows.append(prefix).append(i).append(",2031-01-01\n");
        }
        return rows.append("broken,never\n").toString();
    }

    private static List<String> ids() {
        List<String> ids = new ArrayList<>();
        for (String prefix : List.of("a", "b")) {
            for (int i = 0; i < ROWS; i++) {
                ids.add(prefix + i);
            }
        }
        return ids;
    }
}
