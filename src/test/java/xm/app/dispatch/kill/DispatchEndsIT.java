package xm.app.dispatch.kill;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.BrokerProcess;
import xm.Mortal;
import xm.alert.Alert;
import xm.app.ExitCode;
import xm.codec.AlertLinks;
import xm.codec.AlertWriter;
import xm.dispatch.States;
import xm.embedded.LoopbackPort;
import xm.io.channel.Receiver;
import xm.io.kafka.Brokers;
import xm.io.kafka.Topics;

/** Whoever ends the dispatcher gets the code 0, and the word that is under way is neither lost nor repeated. */
class DispatchEndsIT {
    private static final int SECONDS_TO_END = 15;
    private static final int SLOW_MILLIS = 2_000;

    @TempDir
    Path directory;

    @Test
    void endsAfterTheWordThatIsUnderWayAndGoesOnWithTheNext() throws Exception {
        try (KillTrials scene = new KillTrials(directory, 1)) {
            Receivers receivers = scene.receivers;
            CountDownLatch isUnderWay = new CountDownLatch(1);
            receivers.pagerDuty.answer(request -> {
                receivers.incidents.take(request.json());
                return Receivers.ACCEPTED;
            });
            receivers.webhook.answer(request -> {
                receivers.inbox.take(request.json());
                isUnderWay.countDown();
                Thread.sleep(SLOW_MILLIS);
                return new Receiver.Scripted(204, Map.of(), "");
            });
            scene.dispatcher.start();
            write(scene, States.firing().alert());
            assertThat(isUnderWay.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(scene.dispatcher.end(SECONDS_TO_END))
                    .as(scene.dispatcher.said())
                    .isEqualTo(ExitCode.DONE);

            scene.dispatcher.start();
            Alert over = States.resolved().alert();
            write(scene, over);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> receivers.inbox.isOver(over.alertId()) && !receivers.incidents.isOpen(over.key()));
            assertThat(scene.dispatcher.end(SECONDS_TO_END)).isEqualTo(ExitCode.DONE);
            assertThat(receivers.incidents.opened()).isEqualTo(1);
            assertThat(receivers.incidents.repeats() + receivers.inbox.repeats())
                    .isZero();
        }
    }

    /** Consumers waited half a minute for an answer to their farewell, and whoever ended it lost patience. */
    @Test
    void endsInTimeAlsoWhereKafkaStandsStill() throws Exception {
        int port = LoopbackPort.anyFree();
        Brokers brokers = Brokers.at(LoopbackPort.HOST + ":" + port);
        try (Mortal broker = BrokerProcess.at(port, KillTrials.DISTRIBUTION, directory);
                Receivers receivers = new Receivers(1)) {
            broker.start();
            KillTrials.create(new Topics(""), brokers);
            try (Mortal dispatcher = KillTrials.dispatcher(directory, brokers.bootstrap(), receivers)) {
                dispatcher.start();
                await().atMost(Duration.ofSeconds(120))
                        .until(() -> dispatcher.said().contains("are told; metrics"));
                broker.freeze();
                assertThat(dispatcher.end(SECONDS_TO_END)).as(dispatcher.said()).isEqualTo(ExitCode.DONE);
            }
        }
    }

    private static void write(KillTrials scene, Alert alert) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                scene.brokers.clientProperties(), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                            scene.topics.experienceAlerts(),
                            alert.key().getBytes(UTF_8),
                            new AlertWriter(new AlertLinks(null, null)).write(alert)))
                    .get();
        }
    }
}
