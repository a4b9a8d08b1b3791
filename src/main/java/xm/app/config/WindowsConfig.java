package xm.app.config;

import xm.customer.Told;
import xm.signal.WindowLadder;

/** Reads which windows the signals are told in; both jobs have to name the same. */
final class WindowsConfig {
    private WindowsConfig() {}

    static WindowLadder read(Settings settings) {
        try {
            WindowLadder ladder = WindowLadder.of(settings.list("windows", WindowLadder.LIVE.names()));
            if (ladder.names().contains(WindowLadder.ALL)) {
                settings.reject("windows", "all ends with the last event, and a running job has none; take it out");
            }
            if (ladder.levels() > Told.MOST_LEVELS) {
                settings.reject(
                        "windows",
                        Told.MOST_LEVELS + " windows are the most, not " + ladder.levels() + "; leave some out");
            }
            return ladder;
        } catch (IllegalArgumentException e) {
            settings.reject("windows", e.getMessage());
            return WindowLadder.LIVE;
        }
    }
}
