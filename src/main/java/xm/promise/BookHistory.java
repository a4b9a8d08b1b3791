package xm.promise;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The versions of the promise book, each in force from its time until the next one's.
 *
 * <p>A version counts from the event time it names, and of those that have begun the highest is in force. A version that
 * is known already, or lower than the newest, adds nothing: history is not rewritten.
 */
public record BookHistory(List<PromiseBook> books) {
    public static final BookHistory NONE = new BookHistory(List.of());

    public BookHistory {
        books = books == null ? List.of() : List.copyOf(books);
    }

    /** With one more version, or the same if it is not newer than all that are known. */
    public BookHistory with(PromiseBook book) {
        if (!books.isEmpty() && book.version() <= newest().version()) {
            return this;
        }
        List<PromiseBook> more = new ArrayList<>(books);
        more.add(book);
        return new BookHistory(more);
    }

    public boolean isEmpty() {
        return books.isEmpty();
    }

    public PromiseBook newest() {
        return books.get(books.size() - 1);
    }

    /** The book of a version, or {@code null} if it is not known. */
    public PromiseBook version(int version) {
        return books.stream()
                .filter(book -> book.version() == version)
                .findFirst()
                .orElse(null);
    }

    /** The version in force at a time, or {@code null} if none had begun. */
    public PromiseBook at(long timeMillis) {
        return books.stream()
                .filter(book -> book.effectiveFromMillis() <= timeMillis)
                .max(Comparator.comparingInt(PromiseBook::version))
                .orElse(null);
    }

    /** Versions that are to begin after a time. */
    public List<PromiseBook> pending(long timeMillis) {
        return books.stream()
                .filter(book -> book.effectiveFromMillis() > timeMillis)
                .toList();
    }

    /** Until when the version in force at a time is; {@link Long#MAX_VALUE} if no later one is known. */
    public long untilMillis(long timeMillis) {
        PromiseBook book = at(timeMillis);
        return books.stream()
                .filter(later ->
                        later.effectiveFromMillis() > timeMillis && (book == null || later.version() > book.version()))
                .mapToLong(PromiseBook::effectiveFromMillis)
                .min()
                .orElse(Long.MAX_VALUE);
    }
}
