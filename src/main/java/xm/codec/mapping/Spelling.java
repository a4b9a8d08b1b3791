package xm.codec.mapping;

import java.util.Comparator;
import java.util.List;

/** Finds what a person may have meant with a word that is not known. */
final class Spelling {
    private static final int FORGIVEN = 3;

    private Spelling() {}

    /** {@code ", did you mean 'x'?"} if a known word is close, else the list of what is known. */
    static String didYouMean(String word, List<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(candidate -> distance(word, candidate)))
                .filter(closest -> distance(word, closest) <= Math.min(FORGIVEN, word.length() / 2))
                .map(closest -> ", did you mean '" + closest + "'?")
                .orElse("; known here: " + String.join(", ", known));
    }

    /** Insertions, deletions and replacements that turn one word into the other (Levenshtein), case aside. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                boolean isSame = Character.toLowerCase(one.charAt(i - 1)) == Character.toLowerCase(other.charAt(j - 1));
                int replaced = diagonal + (isSame ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
