package xm.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * What the JobManager answers over HTTP; one that is away, or does not know the job yet, answers nothing.
 *
 * <p>It asks anew each time and waits for nothing.
 */
final class FlinkPage {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final int port;

    FlinkPage(int port) {
        this.port = port;
    }

    /** Of all TaskManagers that are there. */
    int slots() {
        return get("/overview").path("slots-total").asInt();
    }

    /** The state of a job, or {@code UNKNOWN}. */
    String state(String job) {
        return get("/jobs/" + job).path("state").asText("UNKNOWN");
    }

    /** Whether a job failed and was started again since it was submitted. */
    boolean hasFailed(String job) {
        return get("/jobs/" + job).path("timestamps").path("RESTARTING").asLong() > 0;
    }

    /** When the JobManager was given a job. */
    long beganMillis(String job) {
        return get("/jobs/" + job).path("start-time").asLong();
    }

    /** Whether every task of a job is running. */
    boolean isRunning(String job) {
        JsonNode told = get("/jobs/" + job);
        JsonNode vertices = told.path("vertices");
        boolean isRunning = told.path("state").asText().equals("RUNNING") && !vertices.isEmpty();
        for (JsonNode vertex : vertices) {
            isRunning &= vertex.path("status").asText().equals("RUNNING");
        }
        return isRunning;
    }

    /** How often an accumulator of a job was added to since the job began or went on, as the last heartbeat told. */
    long count(String job, String accumulator) {
        for (JsonNode one : get("/jobs/" + job + "/accumulators").path("user-task-accumulators")) {
            if (one.path("name").asText().equals(accumulator)) {
                return one.path("value").asLong();
            }
        }
        return 0;
    }

    /** The sum over subtasks of a metric of an operator, not a number where none tells it. */
    double metric(String job, String operator, String metric) {
        for (JsonNode vertex : get("/jobs/" + job).path("vertices")) {
            String name = operator + "." + metric;
            JsonNode told = get("/jobs/" + job + "/vertices/"
                    + vertex.path("id").asText() + "/subtasks/metrics?agg=sum&get=" + name);
            if (!told.path("told").isEmpty()) {
                return told.path("told").path(0).path("sum").asDouble(Double.NaN);
            }
        }
        return Double.NaN;
    }

    /** Asks for a checkpoint, as the job is set to make them. */
    void checkpoint(String job) {
        send(request("/jobs/" + job + "/checkpoints")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"checkpointType\":\"CONFIGURED\"}")));
    }

    /** The last one that was completed, if there is one. */
    Optional<Checkpoint> lastCheckpoint(String job) {
        JsonNode last = get("/jobs/" + job + "/checkpoints").path("latest").path("completed");
        return last.has("id")
                ? Optional.of(new Checkpoint(
                        last.path("id").asLong(),
                        last.path("checkpointed_size").asLong(),
                        last.path("state_size").asLong(),
                        last.path("end_to_end_duration").asLong(),
                        last.path("external_path").asText()))
                : Optional.empty();
    }

    /** Ends a job; its checkpoints are kept. */
    void cancel(String job) {
        send(request("/jobs/" + job + "?mode=cancel").method("PATCH", BodyPublishers.noBody()));
    }

    /**
     * A checkpoint that was completed.
     *
     * @param writtenBytes by this one
     * @param stateBytes of all that it consists of, also of what earlier ones wrote
     * @param millis from its start until it was complete
     * @param path to go on from it
     */
    record Checkpoint(long id, long writtenBytes, long stateBytes, long millis, String path) {}

    private JsonNode get(String path) {
        return send(request(path).GET());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE);
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            String body = client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8))
                    .body();
            JsonNode answer = JSON.readTree(body);
            return answer.isArray()
                    ? JSON.createObjectNode().set("told", answer)
                    : answer.isObject() ? answer : JSON.createObjectNode();
        } catch (IOException away) {
            return JSON.createObjectNode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
