package xm.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

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
            return answer.isObject() ? answer : JSON.createObjectNode();
        } catch (IOException away) {
            return JSON.createObjectNode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
