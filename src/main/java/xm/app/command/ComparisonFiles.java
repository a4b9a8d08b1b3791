package xm.app.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import xm.app.backtest.AlertLife;
import xm.app.backtest.Closest;
import xm.app.backtest.Comparison;

/** What would have fired under each of two books: {@code compare.md} for people, {@code compare.json} for programs. */
final class ComparisonFiles {
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final int MOST = 20;

    private final Comparison comparison;
    private final String first;
    private final String other;

    /**
     * Of two books.
     *
     * @param first what a person called the first book
     * @param other and the other
     */
    ComparisonFiles(Comparison comparison, String first, String other) {
        this.comparison = comparison;
        this.first = first;
        this.other = other;
    }

    /** Writes both files, and says what the first says on the console, but no endless lists. */
    void write(Path out, PrintWriter console) throws IOException {
        Map<AlertLife, Closest> closest = new HashMap<>();
        closest.putAll(Closest.of(comparison.onlyFirst(), comparison.other(), out));
        closest.putAll(Closest.of(comparison.onlyOther(), comparison.first(), out));
        ComparisonWords words = new ComparisonWords(comparison, first, other, closest);
        Path markdown = out.resolve("compare.md");
        Path json = out.resolve("compare.json");
        Files.write(markdown, words.lines(Integer.MAX_VALUE));
        Files.write(json, JSON.writeValueAsBytes(new ComparisonJson(comparison, first, other, closest).tree()));
        words.lines(MOST).forEach(console::println);
        console.printf("The comparison is in %s and %s.%n", markdown, json);
    }
}
