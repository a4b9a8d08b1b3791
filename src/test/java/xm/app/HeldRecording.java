package xm.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import xm.alert.Alert;
import xm.codec.AlertReader;
import xm.codec.Reread;
import xm.codec.VerdictReader;
import xm.promise.Verdict;

/** A recording that was held against promises by {@code xm backtest}: what was said of them. */
record HeldRecording(Path out) {

    static HeldRecording of(List<Path> events, String mapping, String book, Path home, String... more)
            throws IOException {
        Path out = home.resolve("held");
        Path promises = Files.writeString(home.resolve("promises.yaml"), book);
        List<String> command = new ArrayList<>(List.of(
                "backtest",
                "--mapping",
                "docs/examples/mappings/" + mapping + ".yaml",
                "--promises",
                promises.toString(),
                "--out",
                out.toString()));
        events.forEach(file -> command.addAll(List.of("--events", file.toString())));
        command.addAll(Arrays.asList(more));
        assertThat(Main.run(command.toArray(String[]::new))).isEqualTo(ExitCode.DONE);
        return new HeldRecording(out);
    }

    /** By time, promise and cell. */
    void verdicts(Consumer<Verdict> reader) throws IOException {
        read("verdicts.ndjson", line -> reader.accept(value(VerdictReader.read(line), line)));
    }

    /** Every revision, in the order in which they were told. */
    void alerts(Consumer<Alert> reader) throws IOException {
        read("alerts.ndjson", line -> reader.accept(value(AlertReader.read(line), line)));
    }

    private void read(String file, Consumer<byte[]> reader) throws IOException {
        try (Stream<String> lines = Files.lines(out.resolve(file))) {
            lines.forEach(line -> reader.accept(line.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static <T> T value(Reread<T> read, byte[] line) {
        assertThat(read.isRead()).as(new String(line, StandardCharsets.UTF_8)).isTrue();
        return read.value();
    }
}
