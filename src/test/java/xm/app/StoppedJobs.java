package xm.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import xm.app.command.TopicsCommand;
import xm.app.config.JobConfig;
import xm.app.config.PromiseJobConfig;
import xm.codec.PromiseBookFile;
import xm.embedded.EmbeddedBroker;
import xm.embedded.EmbeddedFlink;
import xm.embedded.LoopbackPort;
import xm.io.kafka.Brokers;
import xm.io.kafka.PromiseBookTopic;
import xm.io.kafka.TestRecords;

/**
 * Both jobs, stopped with savepoints.
 *
 * @param ofSignals savepoint of the signals job
 * @param ofPromises savepoint of the promise watch
 * @param withStore savepoint of a signals job that has a store
 * @param storeUrl where that one was
 */
record StoppedJobs(String ofSignals, String ofPromises, String withStore, String storeUrl) {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Instant BASE = Instant.parse("2025-06-02T10:00:00Z");

    /** Runs them until there are verdicts, and stops them. */
    static StoppedJobs in(Path directory) throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("kafka"));
                EmbeddedFlink flink = EmbeddedFlink.start(directory.resolve("flink"), LoopbackPort.anyFree(), 4)) {
            List<String> settings = List.of(
                    "--kafka.bootstrap=" + broker.bootstrap(),
                    "--topics.partitions=1",
                    "--checkpoint-interval=PT1S",
                    "--parallelism=2");
            JobConfig signals = JobConfig.read(Optional.empty(), Map.of(), settings);
            Brokers brokers = signals.kafka().brokers();
            TopicsCommand.create(signals.kafka());
            new PromiseBookTopic(brokers, "promise-book").write(PromiseBookFile.parse("book", """
                    version: 1
                    promises:
                      satisfied: {signal: csat, by: [segment], atLeast: 0.85, falseAlarmEvery: P30D, severity: page}
                    """));
            answers(brokers);
            PromiseJobConfig promises = PromiseJobConfig.read(Optional.empty(), Map.of(), settings);
            StreamExecutionEnvironment first = flink.environment("signals");
            ExperienceSignals.attach(first, signals);
            StreamExecutionEnvironment second = flink.environment("promises");
            PromiseWatching.attach(second, promises);
            HttpServer store = store();
            String storeUrl =
                    "http://" + LoopbackPort.HOST + ":" + store.getAddress().getPort();
            List<String> stored = new ArrayList<>(settings);
            stored.add("--influx.url=" + storeUrl);
            StreamExecutionEnvironment third = flink.environment("stored");
            ExperienceSignals.attach(third, JobConfig.read(Optional.empty(), Map.of(), stored));
            JobClient signalsJob = first.executeAsync();
            JobClient promisesJob = second.executeAsync();
            await().atMost(PATIENCE)
                    .until(() ->
                            !TestRecords.readAll(brokers, "promise-verdicts").isEmpty());
            String ofSignals = stop(signalsJob, directory);
            String ofPromises = stop(promisesJob, directory);
            String withStore = stop(third.executeAsync(), directory);
            store.stop(0);
            return new StoppedJobs(ofSignals, ofPromises, withStore, storeUrl);
        }
    }

    /** Takes whatever is written. */
    private static HttpServer store() throws IOException {
        HttpServer store = HttpServer.create(new InetSocketAddress(LoopbackPort.HOST, 0), 0);
        store.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        store.start();
        return store;
    }

    private static void answers(Brokers brokers) {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(brokers.clientProperties(), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < 1_000; i++) {
                String event = """
                        {"id":"e-%d","time":"%s","kind":"survey","touchpoint":"checkout","channel":"web",\
                        "customer":"c-%d","segment":"gold","survey":{"csat":5}}""".formatted(i, BASE.plusSeconds(i), i);
                var unused = producer.send(new ProducerRecord<>("touchpoints", event.getBytes(UTF_8)));
            }
        }
    }

    /** A job is called running before all of its tasks are, and then takes no savepoint. */
    private static String stop(JobClient job, Path directory) {
        return await().atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(ExecutionException.class)
                .until(
                        () -> job.stopWithSavepoint(
                                        false,
                                        directory.resolve("savepoints").toUri().toString(),
                                        SavepointFormatType.NATIVE)
                                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS),
                        Objects::nonNull);
    }
}
