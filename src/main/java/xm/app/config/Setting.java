package xm.app.config;

import java.util.List;

/**
 * What a person wrote for a key.
 *
 * @param values one for a single value, any number for a list, none for a key that stands alone
 * @param place where it was written, for a sentence about it: {@code job.yaml:12}, {@code XM_PARALLELISM}
 * @param isList whether it was written as a list
 */
record Setting(List<String> values, String place, boolean isList) {
    static Setting empty(String place) {
        return new Setting(List.of(), place, false);
    }

    static Setting single(String value, String place) {
        return new Setting(List.of(value), place, false);
    }

    boolean isEmpty() {
        return values.isEmpty() && !isList;
    }

    /** The single one. */
    String value() {
        return values.get(0).strip();
    }
}
