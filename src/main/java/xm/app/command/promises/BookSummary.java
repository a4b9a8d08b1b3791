package xm.app.command.promises;

import java.io.PrintWriter;
import xm.promise.Promise;
import xm.promise.PromiseBook;
import xm.promise.Wording;

/** A book at a glance: a sentence for each promise, its exceptions below. */
final class BookSummary {
    private BookSummary() {}

    static void print(PromiseBook book, PrintWriter out) {
        for (Promise promise : book.promises()) {
            out.println("  " + Wording.of(promise));
            promise.except().forEach(variation -> out.println("      " + Wording.of(promise, variation)));
        }
    }

    /** {@code version 7, from 2026-11-22T00:00:00Z on, 3 promises}. */
    static String title(PromiseBook book) {
        int count = book.promises().size();
        return "version " + book.version() + ", " + Wording.since(book) + ", " + count
                + (count == 1 ? " promise" : " promises");
    }
}
