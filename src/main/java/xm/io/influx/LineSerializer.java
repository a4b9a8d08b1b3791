package xm.io.influx;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.base.sink.writer.AsyncSinkWriterStateSerializer;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;

/** The points that wait, as a checkpoint keeps them. Version 1: Flink's frame, each point its line in UTF-8. */
final class LineSerializer extends AsyncSinkWriterStateSerializer<String> {
    private static final int VERSION = 1;

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public BufferedRequestState<String> deserialize(int version, byte[] bytes) throws IOException {
        if (version != VERSION) {
            throw new IOException("points waiting for the store were kept in version " + version
                    + ", this release reads version " + VERSION + "; start it with the release that wrote them");
        }
        return super.deserialize(version, bytes);
    }

    @Override
    protected void serializeRequestToStream(String line, DataOutputStream out) throws IOException {
        out.write(line.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    protected String deserializeRequestFromStream(long bytes, DataInputStream in) throws IOException {
        return new String(in.readNBytes((int) bytes), StandardCharsets.UTF_8);
    }
}
