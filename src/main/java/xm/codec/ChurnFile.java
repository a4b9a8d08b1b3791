package xm.codec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import xm.customer.churn.ChurnRules;

/**
 * A churn file (CHURN.yaml): by what the risk of leaving is judged, as {@code xm churn fit} writes it and people may edit
 * it.
 *
 * <p>What was written comes back the same, to the last bit of each number.
 *
 * @param fittedAtMillis when it was fitted, {@link Rfc3339#NONE} if it was not
 * @param untilMillis up to when what happened was used for it, {@link Rfc3339#NONE} if nothing was
 */
public record ChurnFile(ChurnRules rules, long fittedAtMillis, long untilMillis) {

    /** @throws Mistakes if the file cannot be read or says something that cannot be meant */
    public static ChurnFile load(Path file) {
        try {
            return parse(file.toString(), Files.readString(file));
        } catch (NoSuchFileException e) {
            throw Mistakes.of(file + ": there is no such churn file; xm churn fit makes one");
        } catch (IOException e) {
            throw Mistakes.of(file + ": the churn file cannot be read (UTF-8 text is expected): " + e.getMessage());
        }
    }

    /**
     * @param name what messages call the file
     * @throws Mistakes all of them, each with its line
     */
    public static ChurnFile parse(String name, String text) {
        return new ChurnFileReader(name).read(text);
    }

    /** The file's text. */
    public String text() {
        return ChurnFileWriter.text(this);
    }
}
