package xm.app.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import xm.codec.Mistakes;
import xm.codec.PromiseBookFile;
import xm.promise.BookHistory;
import xm.promise.PromiseBook;

/** Versions of a promise book from files, in their order. */
public final class BookVersions {
    private BookVersions() {}

    /** @throws Mistakes all of them, of all the files */
    public static List<PromiseBook> load(List<Path> files) {
        List<String> mistakes = new ArrayList<>();
        List<Version> versions = new ArrayList<>();
        for (Path file : files) {
            try {
                versions.add(new Version(file, PromiseBookFile.load(file)));
            } catch (Mistakes wrong) {
                mistakes.addAll(wrong.sentences());
            }
        }
        versions.sort(Comparator.comparingInt(version -> version.book().version()));
        for (int i = 1; i < versions.size(); i++) {
            check(versions.get(i - 1), versions.get(i), mistakes);
        }
        if (!mistakes.isEmpty()) {
            throw new Mistakes(mistakes);
        }
        return versions.stream().map(Version::book).toList();
    }

    public static BookHistory history(List<Path> files) {
        return new BookHistory(load(files));
    }

    private static void check(Version earlier, Version later, List<String> mistakes) {
        if (earlier.book().version() == later.book().version()) {
            mistakes.add(later.file() + ": " + earlier.file() + " is version "
                    + later.book().version() + ", too; give each version a number of its own");
        } else if (later.book().effectiveFromMillis() <= earlier.book().effectiveFromMillis()) {
            mistakes.add(later.file() + ": version " + later.book().version()
                    + (later.book().effectiveFromMillis() == PromiseBook.ALWAYS
                            ? " names no effectiveFrom"
                            : " is effective no later")
                    + " so that version " + earlier.book().version() + " of " + earlier.file()
                    + " would never hold; name a later effectiveFrom or leave that file out");
        }
    }

    private record Version(Path file, PromiseBook book) {}
}
