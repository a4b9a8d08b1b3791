package xm.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The script that asks in a container whether its process is well. */
class HealthScriptTest {
    private static final String RUNNING = "\"state\":\"RUNNING\"";

    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer("/jobs/overview", 200, "{\"jobs\":[{\"jid\":\"1a\",\"state\":\"RUNNING\"}]}");
        answer("/starting", 200, "{\"jobs\":[{\"jid\":\"1a\",\"state\":\"CREATED\"}]}");
        answer("/broken", 503, RUNNING);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aJobThatRunsIsWell() throws Exception {
        assertThat(health("/jobs/overview", RUNNING)).isZero();
        assertThat(health("/jobs/overview")).isZero();
    }

    @Test
    void aJobThatDoesNotRunYetIsNot() throws Exception {
        assertThat(health("/starting", RUNNING)).isEqualTo(1);
    }

    @Test
    void whoAnswersWithAnErrorIsNot() throws Exception {
        assertThat(health("/broken", RUNNING)).isEqualTo(1);
        assertThat(health("/nowhere")).isEqualTo(1);
    }

    @Test
    void whoDoesNotAnswerIsNot() throws Exception {
        int port = server.getAddress().getPort();
        server.stop(0);
        assertThat(run(port, "/jobs/overview")).isEqualTo(new Shell.Ran(1, "", ""));
    }

    private int health(String... arguments) throws IOException, InterruptedException {
        return run(server.getAddress().getPort(), arguments).code();
    }

    private static Shell.Ran run(int port, String... arguments) throws IOException, InterruptedException {
        String[] command = new String[arguments.length + 2];
        command[0] = Path.of("docker/health.sh").toAbsolutePath().toString();
        command[1] = Integer.toString(port);
        System.arraycopy(arguments, 0, command, 2, arguments.length);
        return Shell.in(Path.of("").toAbsolutePath()).run(command);
    }

    private void answer(String path, int status, String text) {
        server.createContext(path, exchange -> {
            byte[] bytes = text.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }
}
