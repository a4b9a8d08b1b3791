package xm.app.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import xm.app.ExitCode;
import xm.codec.Mistakes;
import xm.codec.mapping.Mapping;
import xm.codec.mapping.Recorded;
import xm.codec.mapping.Recording;
import xm.event.Rejection;

/** Shows what a mapping makes of the first records of a file, and what is rejected and why. */
@Command(
        name = "map",
        description = "Shows what a mapping makes of the first records of a file, and what is rejected and why.",
        footer = {"", "Exits with 1 if anything was rejected."},
        mixinStandardHelpOptions = true)
public final class MapCommand implements Callable<Integer> {
    private static final ObjectWriter PRETTY = new JsonMapper().writerWithDefaultPrettyPrinter();

    @Option(names = "--mapping", required = true, paramLabel = "FILE", description = "The mapping file.")
    private Path mapping;

    @Option(names = "--try", required = true, paramLabel = "DATA", description = "The foreign file, plain or gzip.")
    private Path data;

    @Option(
            names = "--rows",
            defaultValue = "10",
            paramLabel = "N",
            description = "How many records are tried (default: ${DEFAULT-VALUE}).")
    private long rows;

    @Option(names = "--only-rejected", description = "Shows only what was rejected.")
    private boolean onlyRejected;

    @Spec
    private CommandSpec spec;

    private long events;
    private long rejected;

    @Override
    public Integer call() {
        if (rows < 1) {
            throw Mistakes.of("--rows: " + rows + " is not a number of records; write 1 or more");
        }
        PrintWriter out = spec.commandLine().getOut();
        try (Recording recording = new Recording(data, Mapping.load(mapping), LocalDecoding.settings())) {
            long shown = 0;
            while (shown < rows && recording.hasNext()) {
                Recorded recorded = recording.next();
                shown = recorded.arrival().offset();
                if (shown < rows) {
                    show(recorded, out);
                }
            }
            out.printf(
                    "records: %d, events: %d, rejected: %d%n",
                    Math.min(rows, recording.recordsRead()), events, rejected);
        }
        return rejected == 0 ? ExitCode.DONE : ExitCode.FOUND;
    }

    private void show(Recorded recorded, PrintWriter out) {
        long record = recorded.arrival().offset();
        if (recorded.arrival().isAccepted()) {
            events++;
            if (!onlyRejected) {
                out.printf("record %d%n%s%n%n", record, pretty(recorded.mapped()));
            }
            return;
        }
        rejected++;
        Rejection rejection = recorded.arrival().rejection();
        String field = rejection.field() == null ? "" : " (" + rejection.field() + ")";
        out.printf("record %d REJECTED %s%s: %s%n", record, rejection.reason().wireName(), field, rejection.detail());
        JsonNode evidence = recorded.mapped() == null ? recorded.foreign() : recorded.mapped();
        if (evidence != null) {
            out.println(pretty(evidence));
        }
        out.println();
    }

    private static String pretty(JsonNode json) {
        try {
            return PRETTY.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree can always be written", e);
        }
    }
}
