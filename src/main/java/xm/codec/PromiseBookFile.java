package xm.codec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import xm.promise.PromiseBook;

/** The promise book as text: YAML of people, or the same as JSON, as the topic {@code promise-book} holds it. */
public final class PromiseBookFile {
    private PromiseBookFile() {}

    /** @throws Mistakes if the file cannot be read or says something that cannot be meant */
    public static PromiseBook load(Path file) {
        try {
            return parse(file.toString(), Files.readString(file));
        } catch (NoSuchFileException e) {
            throw Mistakes.of(
                    file + ": there is no such promise book; docs/examples/promises.yaml is one to begin with");
        } catch (IOException e) {
            throw Mistakes.of(file + ": the promise book cannot be read (UTF-8 text is expected): " + e.getMessage());
        }
    }

    /**
     * @param name what messages call the file
     * @throws Mistakes all of them, each with its line
     */
    public static PromiseBook parse(String name, String text) {
        return new PromiseBookReader(name).read(text);
    }
}
