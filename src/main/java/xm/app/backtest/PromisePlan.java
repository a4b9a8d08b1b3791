package xm.app.backtest;

import java.util.List;
import xm.flow.PromiseSettings;
import xm.promise.PromiseBook;

/**
 * What the windows of a backtest are held against.
 *
 * @param name tells its files and operators from those of other promises; empty for the only ones
 * @param books every version, each effective from its time
 */
public record PromisePlan(String name, List<PromiseBook> books, PromiseSettings settings) {

    /** From when on any version is in force. */
    public long fromMillis() {
        return books.stream().mapToLong(PromiseBook::effectiveFromMillis).min().orElse(PromiseBook.ALWAYS);
    }

    /** What its own is called. */
    String own(String what) {
        return name.isEmpty() ? what : name + '-' + what;
    }

    /** Behind every uid. */
    String suffix() {
        return name.isEmpty() ? "" : "-of-" + name;
    }
}
