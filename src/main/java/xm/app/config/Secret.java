package xm.app.config;

import java.io.Serializable;

/** What must not be read over a shoulder or in a log: it prints as {@code ***}. */
public record Secret(String value) implements Serializable {
    @Override
    public String toString() {
        return "***";
    }
}
