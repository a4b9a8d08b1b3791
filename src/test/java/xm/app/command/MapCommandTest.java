package xm.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import xm.app.ExitCode;
import xm.codec.Mistakes;

class MapCommandTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private Path mapping;
    private Path data;

    @BeforeEach
    void writeFiles() throws Exception {
        mapping = Files.writeString(folder.resolve("m.yaml"), """
                format: csv
                source: desk
                events: |
                  if (.what != "nothing")
                    {
                      "id": .id, "time": time(.day), "kind": "cord", "touchpoint": "desk", "channel": "web",
                      "cord": {"reason": .what}
                    }
                """);
        data = Files.writeString(
                folder.resolve("d.csv"),
                "id,day,what\n1,2031-01-01,queue\n2,2031-01-01,nothing\n3,someday,queue\n4,,queue\n5,2031-01-02,noise\n");
    }

    @Test
    void showsWhatTheFirstRecordsBecomeAndWhatIsRejectedAndWhy() {
        assertThat(run("--rows", "4")).isEqualTo(ExitCode.FOUND);
        assertThat(out.toString())
                .contains("record 0\n{\n  \"id\" : \"1\",\n  \"time\" : \"2031-01-01T00:00:00Z\",")
                .contains(
                        "record 2 REJECTED bad-type (mapping): time(): the text is not a time like 2001-02-03T04:05:06")
                .contains("\"day\" : \"someday\"")
                .contains("record 3 REJECTED missing-field (time): ")
                .doesNotContain("noise")
                .endsWith("records: 4, events: 1, rejected: 2\n");
    }

    @Test
    void isContentWhenNothingIsRejected() {
        assertThat(run("--rows", "2")).isEqualTo(ExitCode.DONE);
        assertThat(out.toString()).endsWith("records: 2, events: 1, rejected: 0\n");
    }

    @Test
    void showsOnlyWhatIsRejectedWhenAsked() {
        run("--only-rejected");
        assertThat(out.toString())
                .doesNotContain("record 0")
                .contains("record 2 REJECTED")
                .endsWith("records: 5, events: 2, rejected: 2\n");
    }

    @Test
    void aWrongMappingOrAMissingFileIsAMistake() throws Exception {
        Files.writeString(mapping, "format: csv\nevents: '{'");
        assertThat(catchThrowableOfType(Mistakes.class, this::run).sentences())
                .singleElement()
                .asString()
                .contains("m.yaml, line 2: events: Parse error");
        Files.writeString(mapping, "format: csv\nevents: .");
        data = folder.resolve("none.csv");
        assertThat(catchThrowableOfType(Mistakes.class, this::run)).hasMessageContaining("there is no such file");
    }

    private int run(String... more) {
        List<String> args = new ArrayList<>(List.of("--mapping", mapping.toString(), "--try", data.toString()));
        args.addAll(List.of(more));
        MapCommand command = new MapCommand();
        new CommandLine(command).setOut(new PrintWriter(out, true)).parseArgs(args.toArray(String[]::new));
        return command.call();
    }
}
