package xm.io.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** One new file with a line for each record; for jobs that end, and for one writer. */
public final class LinesSink implements Sink<byte[]> {
    private static final int BUFFER_BYTES = 1 << 16;

    private final String file;

    public LinesSink(Path file) {
        this.file = file.toString();
    }

    @Override
    public SinkWriter<byte[]> createWriter(WriterInitContext context) throws IOException {
        return new Lines(new BufferedOutputStream(Files.newOutputStream(Path.of(file)), BUFFER_BYTES));
    }

    private record Lines(OutputStream out) implements SinkWriter<byte[]> {
        @Override
        public void write(byte[] line, Context context) throws IOException {
            out.write(line);
            out.write('\n');
        }

        @Override
        public void flush(boolean isEndOfInput) throws IOException {
            out.flush();
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
