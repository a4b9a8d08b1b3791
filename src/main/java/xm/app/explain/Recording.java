package xm.app.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;

/**
 * What a backtest says of itself in its {@code summary.json}.
 *
 * @param evidenceMillis lengths of the windows that were evidence, the shortest first; none if that is not known
 * @param untilMillis how far event time came; empty if that is not known
 */
public record Recording(List<Long> evidenceMillis, OptionalLong untilMillis) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Recording UNKNOWN = new Recording(List.of(), OptionalLong.empty());

    /** Of a file, or one of which nothing is known if there is none, or it is that of an earlier release. */
    static Recording of(Path summary) {
        if (!Files.exists(summary)) {
            return UNKNOWN;
        }
        try {
            JsonNode told = JSON.readTree(summary.toFile());
            List<Long> lengths = new ArrayList<>();
            for (JsonNode length : told.path("evidence")) {
                lengths.add(Duration.parse(length.asText()).toMillis());
            }
            Collections.sort(lengths);
            JsonNode until = told.path("until");
            return new Recording(
                    lengths,
                    until.isTextual()
                            ? OptionalLong.of(Instant.parse(until.asText()).toEpochMilli())
                            : OptionalLong.empty());
        } catch (IOException | DateTimeException e) {
            return UNKNOWN;
        }
    }
}
