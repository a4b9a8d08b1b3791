package xm.codec.mapping;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * How the rows of a CSV file are written.
 *
 * @param quote encloses a cell that holds separators or line breaks; doubled, it stands for itself
 * @param columns names of the columns, or {@code null} where the first row names them
 * @param skip lines before the header, or before the first row
 * @param missing texts that mean "no value", besides the empty one
 */
public record Csv(char separator, char quote, Charset charset, List<String> columns, int skip, Set<String> missing) {
    public static final Csv STANDARD = new Csv(',', '"', StandardCharsets.UTF_8, null, 0, Set.of());
}
