package xm.promise;

import java.util.List;

/**
 * What a new version of the book takes the place of.
 *
 * @param before the version that is in force when it begins, {@code null} if there is none
 * @param overtaken versions that were to begin later and never will, as the new one is higher
 */
public record Succession(PromiseBook before, List<PromiseBook> overtaken) {

    /** @param nowMillis when a book begins that names no time */
    public static Succession of(BookHistory history, PromiseBook book, long nowMillis) {
        long begins = book.effectiveFromMillis() == PromiseBook.ALWAYS ? nowMillis : book.effectiveFromMillis();
        return new Succession(
                history.at(begins),
                history.pending(begins).stream()
                        .filter(later -> later.version() < book.version())
                        .toList());
    }

    /** A sentence for each version that never begins. */
    public List<String> warnings(PromiseBook book) {
        return overtaken.stream()
                .map(later -> "version " + later.version() + " was to be in force " + Wording.since(later)
                        + " and never will be: version " + book.version() + " is higher and begins before; put into it"
                        + " what is to hold then, or apply that again afterwards under a higher version")
                .toList();
    }
}
