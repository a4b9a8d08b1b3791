package xm.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import xm.embedded.EmbeddedBroker;
import xm.embedded.LoopbackPort;

/** What {@code xm dispatch} and {@code xm doctor --dispatch} say and how they exit when something is wrong. */
class DispatchCommandIT {
    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void tellsMistakesInTheSettings() throws IOException {
        Path config = Files.writeString(directory.resolve("dispatch.yml"), "alertmanager: {url: x}\nmax-age: soon\n");
        assertThat(run("dispatch", "--config", config.toString())).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(err.toString())
                .contains("alertmanager.url is not a setting; did you mean alertmanager.urls?")
                .contains("dispatch.yml:2: max-age is 'soon'")
                .contains("no channel is set");
        assertThat(run("doctor", "--dispatch", config.toString())).isEqualTo(ExitCode.WRONG_INPUT);
    }

    @Test
    @Timeout(180)
    void saysWhatIsMissing() throws Exception {
        String nowhere = LoopbackPort.HOST + ":" + LoopbackPort.anyFree();
        String alertmanager = "--alertmanager.urls=http://" + nowhere;
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("kafka"))) {
            assertThat(run("dispatch", "--bootstrap", broker.bootstrap(), alertmanager))
                    .isEqualTo(ExitCode.UNREACHABLE);
            assertThat(err.toString()).contains("job-heartbeats is missing").contains("./xm topics --bootstrap");
        }
        assertThat(run("dispatch", "--bootstrap", nowhere, alertmanager)).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(err.toString()).contains("Kafka at " + nowhere + " does not answer");
    }

    @Test
    @Timeout(60)
    void theDoctorAsksEachChannelWithoutCallingAnybody() throws IOException {
        String nowhere = LoopbackPort.HOST + ":" + LoopbackPort.anyFree();
        Path config = directory.resolve("dispatch.yml");
        HttpServer alertmanager = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        alertmanager.createContext("/", exchange -> {
            boolean isQuestion = exchange.getRequestMethod().equals("GET");
            byte[] status = "{\"cluster\":{\"status\":\"disabled\"}}".getBytes(UTF_8);
            exchange.sendResponseHeaders(isQuestion ? 200 : 500, status.length);
            exchange.getResponseBody().write(status);
            exchange.close();
        });
        alertmanager.start();
        try {
            String url = "http://127.0.0.1:" + alertmanager.getAddress().getPort();
            Files.writeString(config, "alertmanager: {urls: [\"" + url + "\"]}\n");
            run("doctor", "--bootstrap", nowhere, "--dispatch", config.toString());
            assertThat(out.toString())
                    .contains("ok     channel alertmanager would take alerts")
                    .contains("ok     channel pagerduty is not set, so nobody is told through it");
        } finally {
            alertmanager.stop(0);
        }
        Files.writeString(config, "alertmanager: {urls: [\"http://" + nowhere + "\"]}\n");
        assertThat(run("doctor", "--bootstrap", nowhere, "--dispatch", config.toString()))
                .isEqualTo(ExitCode.UNREACHABLE);
        assertThat(out.toString())
                .contains("wrong  channel alertmanager would not take alerts (http://" + nowhere
                        + "/-/ready: cannot connect)");
    }

    private int run(String... args) {
        return Main.line()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }
}
