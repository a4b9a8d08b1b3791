package xm.promise.watch;

import java.io.Serializable;
import java.util.Arrays;
import xm.promise.Sample;

/** Windows that are judged only when most of what turns out later has turned out; told again, the newer counts. */
record WaitingWindows(long matureMillis) implements Serializable {

    void put(Watch watch, long startMillis, Sample share) {
        int at = Arrays.binarySearch(watch.waitingMillis, startMillis);
        if (at < 0) {
            at = -at - 1;
            watch.waitingMillis = insert(watch.waitingMillis, at, startMillis);
            watch.waitingBad = insert(watch.waitingBad, at);
            watch.waitingGood = insert(watch.waitingGood, at);
        }
        watch.waitingBad[at] = share.weights()[0];
        watch.waitingGood[at] = share.weights()[1];
    }

    boolean isMature(Watch watch, long windowMillis, long nowMillis) {
        return watch.waitingMillis.length > 0 && knownMillis(watch.waitingMillis[0] + windowMillis) <= nowMillis;
    }

    /** When a window is judged that ended at a time. */
    long knownMillis(long endMillis) {
        return endMillis + matureMillis;
    }

    /** Takes the oldest. */
    Sample take(Watch watch) {
        Sample share = Sample.share(watch.waitingBad[0], watch.waitingGood[0]);
        watch.waitingMillis = Arrays.copyOfRange(watch.waitingMillis, 1, watch.waitingMillis.length);
        watch.waitingBad = Arrays.copyOfRange(watch.waitingBad, 1, watch.waitingBad.length);
        watch.waitingGood = Arrays.copyOfRange(watch.waitingGood, 1, watch.waitingGood.length);
        return share;
    }

    private static long[] insert(long[] values, int at, long value) {
        long[] more = Arrays.copyOf(values, values.length + 1);
        System.arraycopy(values, at, more, at + 1, values.length - at);
        more[at] = value;
        return more;
    }

    private static double[] insert(double[] values, int at) {
        double[] more = Arrays.copyOf(values, values.length + 1);
        System.arraycopy(values, at, more, at + 1, values.length - at);
        return more;
    }
}
