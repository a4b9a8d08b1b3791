package xm.io.influx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalLong;
import org.apache.flink.api.common.JobInfo;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;
import org.apache.flink.connector.base.sink.writer.RequestEntryWrapper;
import org.apache.flink.metrics.groups.SinkWriterMetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.streaming.runtime.tasks.StreamTaskActionExecutor;
import org.apache.flink.streaming.runtime.tasks.TestProcessingTimeService;
import org.apache.flink.streaming.runtime.tasks.mailbox.MailboxExecutorImpl;
import org.apache.flink.streaming.runtime.tasks.mailbox.TaskMailboxImpl;
import org.apache.flink.util.UserCodeClassLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class InfluxWriterTest {
    private static final InfluxSettings SETTINGS =
            InfluxSettings.v1("http://127.0.0.1:1", "experience", InfluxAccess.OPEN);

    /** An error on the sender's thread was seen by nobody, and every checkpoint waited for its batch. */
    @Test
    @Timeout(20)
    void anErrorOfTheJvmWhileWritingFailsTheTask() throws Exception {
        NoClassDefFoundError error = new NoClassDefFoundError("okio/Buffer");
        InfluxConnection broken = new InfluxConnection(SETTINGS) {
            @Override
            public Answer write(List<String> lines) {
                throw error;
            }

            @Override
            public Answer check() {
                return Answer.DONE;
            }
        };
        try (InfluxWriter<String> writer =
                new InfluxWriter<>(SETTINGS, broken, (line, context) -> line, new FakeContext(), List.of())) {
            writer.write("m,c=a n=1i 5", null);

            assertThatThrownBy(() -> writer.flush(true)).isSameAs(error);
        }
    }

    @Test
    @Timeout(20)
    void restoredPointsDoNotWaitForCompany() throws Exception {
        String line = "m,c=a n=1i 5";
        try (FakeStore store = new FakeStore()) {
            InfluxSettings settings = InfluxSettings.v1(store.url(), "experience", InfluxAccess.OPEN);
            List<BufferedRequestState<String>> restored =
                    List.of(new BufferedRequestState<>(List.of(new RequestEntryWrapper<>(line, line.length()))));
            try (InfluxWriter<String> writer = new InfluxWriter<>(
                    settings, new InfluxConnection(settings), (it, context) -> it, new FakeContext(), restored)) {
                // the clock stands still, so only a request that is under way already can end here
                writer.flush(false);

                assertThat(store.stored).containsExactly(line);
                assertThat(writer.snapshotState(1).get(0).getBufferedRequestEntries())
                        .isEmpty();
            }
        }
    }

    @Test
    @Timeout(20)
    void whatIsNoPointIsNotWritten() throws Exception {
        try (FakeStore store = new FakeStore()) {
            InfluxSettings settings = InfluxSettings.v1(store.url(), "experience", InfluxAccess.OPEN);
            try (InfluxWriter<String> writer = new InfluxWriter<>(
                    settings, new InfluxConnection(settings), (it, context) -> it, new FakeContext(), List.of())) {
                writer.write("", null);
                writer.flush(true);

                assertThat(store.stored).isEmpty();
            }
        }
    }

    /** A task of which the test's thread is the task's thread; its clock stands still. */
    private static final class FakeContext implements WriterInitContext {
        private final MailboxExecutor mailbox =
                new MailboxExecutorImpl(new TaskMailboxImpl(), 0, StreamTaskActionExecutor.IMMEDIATE);
        private final ProcessingTimeService timers = new TestProcessingTimeService();

        @Override
        public MailboxExecutor getMailboxExecutor() {
            return mailbox;
        }

        @Override
        public ProcessingTimeService getProcessingTimeService() {
            return timers;
        }

        @Override
        public SinkWriterMetricGroup metricGroup() {
            return UnregisteredMetricsGroup.createSinkWriterMetricGroup();
        }

        @Override
        public OptionalLong getRestoredCheckpointId() {
            return OptionalLong.empty();
        }

        @Override
        public UserCodeClassLoader getUserCodeClassLoader() {
            throw new UnsupportedOperationException();
        }

        @Override
        public SerializationSchema.InitializationContext asSerializationSchemaInitializationContext() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isObjectReuseEnabled() {
            return true;
        }

        @Override
        public <T> TypeSerializer<T> createInputSerializer() {
            throw new UnsupportedOperationException();
        }

        @Override
        public JobInfo getJobInfo() {
            throw new UnsupportedOperationException();
        }

        @Override
        public TaskInfo getTaskInfo() {
            throw new UnsupportedOperationException();
        }
    }
}
