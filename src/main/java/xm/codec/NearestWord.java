package xm.codec;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Which of the words that exist a person may have meant: a third of its letters may differ. */
public final class NearestWord {
    private static final int LEAST_FORGIVEN = 2;
    private static final int LETTERS_A_MISTAKE = 3;

    private NearestWord() {}

    /** The nearest word, or nothing where none is near. */
    public static Optional<String> of(String written, Collection<String> words) {
        String lower = written.toLowerCase(Locale.ROOT);
        return words.stream()
                .min(Comparator.comparingInt(word -> distance(lower, word.toLowerCase(Locale.ROOT))))
                .filter(word -> distance(lower, word.toLowerCase(Locale.ROOT))
                        <= Math.max(LEAST_FORGIVEN, word.length() / LETTERS_A_MISTAKE));
    }

    /** The word that this one is a slip of: one or two letters differ, in words of up to three one. */
    public static Optional<String> slipOf(String written, Collection<String> words) {
        int forgiven = written.length() > LETTERS_A_MISTAKE ? LEAST_FORGIVEN : 1;
        return words.contains(written)
                ? Optional.empty()
                : of(written, words).filter(word -> distance(written, word) <= forgiven);
    }

    /** Letters to insert, remove or replace (Levenshtein). */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
