package xm.app.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import xm.codec.mapping.Mapping;

/** The options of commands that read what was recorded: events, how they are mapped, and segments. */
final class RecordedFiles {
    @Option(
            names = "--events",
            required = true,
            arity = "1..*",
            paramLabel = "FILE",
            description = "Recorded events: NDJSON, or what --mapping reads; .gz too.")
    private List<Path> events;

    @Option(
            names = "--mapping",
            paramLabel = "FILE",
            description = "Mapping file that makes events of foreign records.")
    private Path mapping;

    @Option(
            names = "--segments",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Segment assignments, NDJSON: {\"customer\",\"segment\",\"validFrom\"}.")
    private List<Path> segments = List.of();

    List<Path> events() {
        return events;
    }

    /** @throws xm.codec.Mistakes if the mapping file cannot be used */
    Optional<Mapping> mapping() {
        return Optional.ofNullable(mapping).map(Mapping::load);
    }

    List<Path> segments() {
        return segments;
    }
}
