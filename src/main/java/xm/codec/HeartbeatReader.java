package xm.codec;

/** Signs of life of jobs back from JSON; members it does not know are passed over. */
public final class HeartbeatReader {
    private HeartbeatReader() {}

    /** A job and what time it was for it. */
    public record Heartbeat(String job, long atMillis) {}

    public static Reread<Heartbeat> read(byte[] record) {
        return Reread.of(record, it -> new Heartbeat(it.text("job"), it.time("at")));
    }
}
