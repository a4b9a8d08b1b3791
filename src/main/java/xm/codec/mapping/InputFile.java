package xm.codec.mapping;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import xm.codec.Mistakes;

/** An open file that knows how far it has been read; gzip is recognised by its first bytes and unpacked. */
final class InputFile {
    private static final int BUFFER = 1 << 16;

    private final Counted counted;
    private final InputStream content;

    InputFile(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw Mistakes.of(file + ": there is no such file of events");
        }
        counted = new Counted(Files.newInputStream(file));
        InputStream raw = new BufferedInputStream(counted, BUFFER);
        raw.mark(2);
        boolean isGzip = raw.read() == 0x1f && raw.read() == 0x8b;
        raw.reset();
        content = isGzip ? new GZIPInputStream(raw, BUFFER) : raw;
    }

    InputStream content() {
        return content;
    }

    /** Bytes of the file, as it lies on the disk, that have been read. */
    long bytesRead() {
        return counted.bytes;
    }

    /** The complaint about a file that breaks off. */
    static Mistakes unreadable(Path file, long records, IOException problem) {
        return Mistakes.of(file + ": cannot be read behind record " + records + " (" + problem.getMessage()
                + "); is the file whole?");
    }

    private static final class Counted extends FilterInputStream {
        private long bytes;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            bytes += value < 0 ? 0 : 1;
            return value;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = super.read(target, offset, length);
            bytes += Math.max(count, 0);
            return count;
        }
    }
}
