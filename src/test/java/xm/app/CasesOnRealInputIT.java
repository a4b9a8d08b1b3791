package xm.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.Needs;

/** A service desk's incidents through {@code xm backtest}: shares in target and times per priority as in its file. */
class CasesOnRealInputIT {
    private static final Path DATA = Path.of("../shared/data/itsm");
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path out;

    @Test
    void incidentsInTargetPerPriorityEqualTheTruth() throws Exception {
        Needs.beside(DATA);
        String[] command = {
            "backtest",
            "--events",
            DATA.resolve("incident_event_log.csv.gz").toString(),
            "--mapping",
            "docs/examples/mappings/itsm.yaml",
            "--windows",
            "all",
            "--out",
            out.toString()
        };
        assertThat(Main.run(command)).isEqualTo(ExitCode.DONE);

        Map<String, JsonNode> segments = segments();
        JsonNode truth = JSON.readTree(DATA.resolve("TRUTH.json").toFile()).get("made_sla_share_by_priority");
        assertThat(truth).hasSize(4);
        truth.properties().forEach(priority -> {
            JsonNode signals = segments.get("priority-" + priority.getKey());
            JsonNode inTarget = signals.get("in-target");
            long incidents = priority.getValue().get("incidents").asLong();
            double share = priority.getValue().get("made_sla").asDouble();
            assertThat(inTarget.get("n").asLong()).isEqualTo(incidents);
            assertThat(inTarget.get("value").asDouble()).isEqualTo(share, offset(0.00005 + 1e-9));
            assertThat(inTarget.get("breached").asLong()).isEqualTo(incidents - Math.round(share * incidents));
            // the sketch is off by 1 % and of 94 times tells the 47th, the file's median is the mean of 47th and 48th
            assertThat(signals.at("/resolution-time/p50").asDouble() / 3_600)
                    .isCloseTo(
                            priority.getValue().get("median_hours_to_resolve").asDouble(), withinPercentage(3));
        });
    }

    /** The signals of each segment over the whole time. */
    private Map<String, JsonNode> segments() throws IOException {
        Map<String, JsonNode> segments = new HashMap<>();
        for (String line : Files.readAllLines(out.resolve("signals.ndjson"))) {
            JsonNode record = JSON.readTree(line);
            JsonNode cell = record.get("cell");
            if (cell.get("touchpoint").asText().equals("*")) {
                segments.put(cell.get("segment").asText(), record.get("signals"));
            }
        }
        return segments;
    }
}
