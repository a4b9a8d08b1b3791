package xm.codec;

/** Why records were rejected, back from JSON; what was in them is not looked at. */
public final class RejectReasonReader {
    private RejectReasonReader() {}

    /** The wire name of the reason of a rejection. */
    public static Reread<String> read(byte[] record) {
        return Reread.of(record, told -> told.text("reason"));
    }
}
