package xm.flow.bytes;

/**
 * The texts of one value in the order in which they first came, so that one that comes again is told by its number.
 *
 * <p>Who writes and who reads keep the same ones. State holds these numbers, so they never change. Not thread-safe.
 */
final class RepeatedTexts {
    /** The number of no text. */
    static final int NONE = 0;
    /** Says that a text follows that did not come before. */
    static final int NEW = 1;
    /** As many are kept; later ones are new whenever they come. */
    static final int MOST = 24;

    private static final int FIRST = 2;

    // hot path: mutable on purpose
    private final String[] texts = new String[MOST];
    private int count;

    /** Forgets those of the value before. */
    void begin() {
        count = 0;
    }

    /** By which number a text is told; a new one is kept. */
    int numberOf(String text) {
        if (text == null) {
            return NONE;
        }
        for (int i = 0; i < count; i++) {
            if (texts[i].equals(text)) {
                return FIRST + i;
            }
        }
        keep(text);
        return NEW;
    }

    /** The text of a number other than {@link #NEW}. */
    String of(int number) {
        return number == NONE ? null : texts[number - FIRST];
    }

    void keep(String text) {
        if (count < MOST) {
            texts[count++] = text;
        }
    }
}
