package xm.speed.latency;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import xm.app.ExperienceSignals;

/** What a cluster's page says of its jobs. */
final class JobsPage {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String address;

    JobsPage(String address) {
        this.address = address;
    }

    /**
     * Checkpoints of experience-signals since it began, warming up included; it has nearly all of the state.
     *
     * @param failed those that ended otherwise, or took too long
     * @param restored from how many it went on after a failure
     */
    record Checkpoints(int completed, int failed, long medianMillis, int restored) {}

    /** Whether both jobs are at work with all their parts. */
    boolean areRunning() throws IOException {
        List<JsonNode> jobs = jobs();
        return jobs.size() == 2
                && jobs.stream()
                        .map(job -> job.get("tasks"))
                        .allMatch(tasks -> tasks.get("running").equals(tasks.get("total")));
    }

    Checkpoints checkpoints() throws IOException {
        for (JsonNode job : jobs()) {
            if (job.get("name").asText().equals(ExperienceSignals.NAME)) {
                JsonNode told = read("/jobs/" + job.get("jid").asText() + "/checkpoints");
                return new Checkpoints(
                        told.at("/counts/completed").asInt(),
                        told.at("/counts/failed").asInt(),
                        told.at("/summary/end_to_end_duration/p50").asLong(),
                        told.at("/counts/restored").asInt());
            }
        }
        throw new IllegalStateException("the cluster knows no job " + ExperienceSignals.NAME);
    }

    private List<JsonNode> jobs() throws IOException {
        List<JsonNode> jobs = new ArrayList<>();
        read("/jobs/overview").get("jobs").forEach(jobs::add);
        return jobs;
    }

    private JsonNode read(String path) throws IOException {
        try (InputStream answer = URI.create(address + path).toURL().openStream()) {
            return JSON.readTree(answer);
        }
    }
}
