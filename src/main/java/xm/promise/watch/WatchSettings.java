package xm.promise.watch;

import java.io.Serializable;
import java.util.Arrays;
import xm.promise.PromisedSignal;

/**
 * In which windows evidence is gathered, and how often a verdict is said again.
 *
 * @param paneMillis length of the windows that are evidence, the finest that are told
 * @param quarterMillis of those for rates of customers, which need windows in which customers are counted once
 * @param hourMillis of those for what is known only later
 * @param matureMillis how long after its end such a window is judged: what turns out later is no evidence any more
 * @param sayEveryMillis how often a verdict that has not changed is said again while answers come
 * @param isRecorded whether time is that of a recording, and no clock says more
 * @param delayMillis how long after its end a window is usually told
 */
public record WatchSettings(
        long paneMillis,
        long quarterMillis,
        long hourMillis,
        long matureMillis,
        long sayEveryMillis,
        boolean isRecorded,
        long delayMillis)
        implements Serializable {
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    /** Of a running job with windows of these lengths, finest first. */
    public static WatchSettings live(long... lengthsMillis) {
        return of(MINUTE, false, lengthsMillis);
    }

    /** Of a recording: a verdict that has not changed is said again once an hour. */
    public static WatchSettings recorded(long... lengthsMillis) {
        return of(HOUR, true, lengthsMillis);
    }

    /** Length of the windows that are evidence for a signal. */
    public long windowMillis(PromisedSignal signal) {
        return switch (signal.basis()) {
            case RATE -> quarterMillis;
            case MATURE_SHARE -> hourMillis;
            default -> paneMillis;
        };
    }

    /** Whether windows of a length are evidence for any signal; others are not looked at. */
    public boolean isEvidence(long lengthMillis) {
        return lengthMillis == paneMillis || lengthMillis == quarterMillis || lengthMillis == hourMillis;
    }

    /** Evidence for an alarm: windows in the time in which one false alarm is allowed. */
    double needed(long falseAlarmEveryMillis, PromisedSignal signal) {
        return Math.max(2, (double) falseAlarmEveryMillis / windowMillis(signal));
    }

    public WatchSettings sayingEvery(long millis) {
        return new WatchSettings(paneMillis, quarterMillis, hourMillis, matureMillis, millis, isRecorded, delayMillis);
    }

    private static WatchSettings of(long sayEveryMillis, boolean isRecorded, long... lengthsMillis) {
        return new WatchSettings(
                lengthsMillis[0],
                atLeast(15 * MINUTE, lengthsMillis),
                atLeast(HOUR, lengthsMillis),
                DAY,
                sayEveryMillis,
                isRecorded,
                MINUTE / 2);
    }

    private static long atLeast(long wanted, long... lengthsMillis) {
        return Arrays.stream(lengthsMillis)
                .filter(length -> length >= wanted && length != Long.MAX_VALUE)
                .min()
                .orElseGet(() -> Arrays.stream(lengthsMillis)
                        .filter(length -> length != Long.MAX_VALUE)
                        .max()
                        .orElse(lengthsMillis[0]));
    }
}
