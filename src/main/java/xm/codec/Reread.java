package xm.codec;

/**
 * A record of ours, read back: the value, or the sentence that says why it cannot be read; exactly one of them.
 *
 * @param <T> what the record tells
 */
public record Reread<T>(T value, String mistake) {

    public boolean isRead() {
        return value != null;
    }

    /** Something that is told in the members of a record. */
    interface Telling<T> {
        T read(RecordMembers members) throws Refusal;
    }

    /** Reads a record; whatever is wrong with it becomes a sentence. */
    static <T> Reread<T> of(byte[] record, Telling<T> telling) {
        try {
            return new Reread<>(telling.read(RecordMembers.of(record)), null);
        } catch (Refusal refusal) {
            return new Reread<>(null, refusal.getMessage());
        }
    }
}
