package xm.codec.mapping;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The lines of a file as bytes, without their ends and without empty ones; a line past the limit is cut there. */
final class Lines implements Closeable {
    private final InputStream bytes;
    private final int limit;
    private final byte[] buffer = new byte[1 << 16];
    private int position;
    private int end;

    Lines(InputStream bytes, int limit) {
        this.bytes = bytes;
        this.limit = limit;
    }

    /** The next line that is not blank, or {@code null} at the end of the file. */
    byte[] next() throws IOException {
        while (true) {
            byte[] line = read();
            if (line == null || !isBlank(line)) {
                return line;
            }
        }
    }

    private byte[] read() throws IOException {
        ByteArrayOutputStream longLine = null;
        while (true) {
            if (position == end) {
                end = bytes.read(buffer);
                position = 0;
                if (end < 0) {
                    end = 0;
                    return longLine == null ? null : longLine.toByteArray();
                }
            }
            int from = position;
            while (position < end && buffer[position] != '\n') {
                position++;
            }
            boolean isWhole = position < end;
            if (isWhole && longLine == null) {
                return Arrays.copyOfRange(buffer, from, position++);
            }
            if (longLine == null) {
                longLine = new ByteArrayOutputStream();
            }
            longLine.write(buffer, from, Math.min(position - from, limit - longLine.size()));
            if (isWhole) {
                position++;
                return longLine.toByteArray();
            }
        }
    }

    private static boolean isBlank(byte[] line) {
        for (byte b : line) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
