package xm.codec;

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

    public List<String> sentences() {
        return sentences;
    }
}
