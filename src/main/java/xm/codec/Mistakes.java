package xm.codec;

import java.util.Comparator;
import java.util.List;

/** A file or command that a person wrote is wrong: every mistake found, each a sentence with its place and a remedy. */
public final class Mistakes extends RuntimeException {
    private final List<String> sentences;

    public Mistakes(List<String> sentences) {
        super(String.join(System.lineSeparator(), sentences));
        this.sentences = List.copyOf(sentences);
    }

    public static Mistakes of(String sentence) {
        return new Mistakes(List.of(sentence));
    }

    /** All of a file, each once and in the order of their lines; what is of no line comes first. */
    static Mistakes inOrder(String file, List<String> sentences) {
        return new Mistakes(sentences.stream()
                .distinct()
                .sorted(Comparator.comparingInt(sentence -> line(file, sentence)))
                .toList());
    }

    private static int line(String file, String sentence) {
        String before = file + ", line ";
        int end = sentence.indexOf(':', before.length());
        return sentence.startsWith(before) && end > 0 ? Integer.parseInt(sentence.substring(before.length(), end)) : 0;
    }

    public List<String> sentences() {
        return sentences;
    }
}
