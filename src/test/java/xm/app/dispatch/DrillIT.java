package xm.app.dispatch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import xm.app.ExitCode;
import xm.app.command.DrillCommand;
import xm.app.drill.DrillRun;
import xm.codec.AlertWriter;
import xm.codec.HeartbeatWriter;
import xm.dispatch.Drill;
import xm.io.channel.Receiver;
import xm.io.channel.WebhookSettings;

/** A drill of alerts through a real broker, the dispatcher and a real Alertmanager. */
class DrillIT extends DispatchScene {
    private final List<String> lines = new ArrayList<>();

    /** With the route of drills as it is shipped. */
    @Override
    String config(String url) throws IOException {
        return super.config(url)
                .replace("  routes:\n", "  routes:\n    - {matchers: [alertname=\"Drill\"], receiver: drill}\n")
                .replace("  - name: watchdog\n", "  - name: drill\n  - name: watchdog\n");
    }

    @Test
    void goesThereAndBackAndCallsNobody() throws Exception {
        beat(System.currentTimeMillis());
        start();
        assertThat(drill(Duration.ofMinutes(1))).as(String.join("\n", lines)).isTrue();
        assertThat(lines)
                .extracting(line -> line.replaceAll("^ *\\d+ ms +\\+\\d+ ms  ", ""))
                .map(line -> line.replaceAll("heard of \\d s", "heard of 0 s"))
                .map(line -> line.replaceAll("in \\d+ ms", "in 0 ms"))
                .containsExactlyInAnyOrder(
                        "job promise-watch lives, heard of 0 s ago",
                        "Kafka took the alert, topic " + topics.experienceAlerts(),
                        "xm dispatch: channel alertmanager took it",
                        "Alertmanager " + address + " holds it, for drill",
                        "Kafka took the end",
                        "xm dispatch: channel alertmanager took its end",
                        "Alertmanager " + address + " let it go",
                        "All 7 hops in 0 ms.");
        assertThat(names()).doesNotContain("Drill");
        assertThat(called.notifications().stream().map(JsonNode::toString)).noneMatch(told -> told.contains("Drill"));
    }

    @Test
    void namesTheDispatcherWhereItIsDownAndLeavesNothingOpen() throws Exception {
        beat(System.currentTimeMillis());
        assertThat(run("--within", "PT2S")).isEqualTo(ExitCode.FOUND);
        assertThat(lines)
                .anyMatch(line -> line.contains("missing")
                        && line.contains(
                                "xm dispatch did not tell alertmanager within 2 s. Look first at xm dispatch"));
        start();
        say(at("checkout"));
        soon().until(() -> names(), names -> names.contains("PromiseBreach"));
        assertThat(names()).doesNotContain("Drill");
    }

    @Test
    void namesTheJobWhereItIsSilentAndIsNoSignOfItsLife() throws Exception {
        start();
        assertThat(drill(Duration.ofSeconds(20))).isFalse();
        assertThat(lines)
                .filteredOn(line -> line.contains("missing"))
                .hasSize(2)
                .first()
                .asString()
                .contains("The job promise-watch was not heard of", "flink list");
        assertThat(lines).anyMatch(line -> line.contains("channel alertmanager took it"));
        assertThat(metric("xm_dispatch_job_heard_timestamp_seconds")).isZero();
    }

    /** The word stood in the ledger before it was told, and was taken for an answer. */
    @Test
    void saysThatAChannelTookItOnlyWhenItSaidSo() throws Exception {
        beat(System.currentTimeMillis());
        CountDownLatch isOver = new CountDownLatch(1);
        Receiver.Script hangs = request -> {
            isOver.await(30, TimeUnit.SECONDS);
            return new Receiver.Scripted(204, Map.of(), "");
        };
        try (Receiver own = new Receiver(request -> new Receiver.Scripted(503, Map.of(), ""))) {
            webhook = Optional.of(new WebhookSettings(own.at("/"), Map.of(), null, "/test"));
            start();
            assertThat(drill(Duration.ofSeconds(4))).isFalse();
            assertThat(lines).noneMatch(line -> line.contains("channel webhook took"));
            assertThat(lines).anyMatch(line -> line.contains("channel alertmanager took its end"));

            own.answer(hangs);
            // one that starts anew has no pause before it tries again
            dispatcher.close();
            start();
            lines.clear();
            assertThat(drill(Duration.ofSeconds(4))).isFalse();
            assertThat(lines).noneMatch(line -> line.contains("channel webhook took"));
            assertThat(lines)
                    .anyMatch(line ->
                            line.contains("xm dispatch tried, and webhook did not say within 4 s that it took it"
                                    + ". Look first at the channel"));
        } finally {
            isOver.countDown();
        }
    }

    @Test
    void endsTheOneThatWasLeftOpen() throws Exception {
        beat(System.currentTimeMillis());
        start();
        producer.send(new ProducerRecord<>(
                        topics.experienceAlerts(),
                        Drill.KEY.getBytes(UTF_8),
                        AlertWriter.write(Drill.begun("left-open", null, System.currentTimeMillis()), null, null)))
                .get();
        soon().until(() -> names(), names -> names.contains("Drill"));
        assertThat(drill(Duration.ofMinutes(1))).as(String.join("\n", lines)).isTrue();
        assertThat(lines).anyMatch(line -> line.contains("a drill that was left open is over"));
        assertThat(names()).doesNotContain("Drill");
    }

    private void beat(long atMillis) throws Exception {
        producer.send(new ProducerRecord<>(
                        topics.jobHeartbeats(),
                        "promise-watch".getBytes(UTF_8),
                        HeartbeatWriter.write("promise-watch", atMillis)))
                .get();
    }

    private boolean drill(Duration within) throws Exception {
        try (DrillRun drill = new DrillRun(settings(), within, true, Clock.systemUTC(), lines::add)) {
            return drill.run();
        }
    }

    private int run(String... options) {
        StringWriter out = new StringWriter();
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.add("--bootstrap=" + settings().brokers().bootstrap());
        arguments.add("--kafka.topic-prefix=" + topics.prefix());
        arguments.add("--alertmanager.urls=" + address);
        arguments.add("--alerts-only");
        int exit = new CommandLine(new DrillCommand())
                .registerConverter(Duration.class, Duration::parse)
                .setOut(new PrintWriter(out, true))
                .execute(arguments.toArray(String[]::new));
        out.toString().lines().forEach(lines::add);
        return exit;
    }
}
