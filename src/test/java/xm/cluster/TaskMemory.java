package xm.cluster;

import java.util.List;

/**
 * What a TaskManager may use.
 *
 * @param heapMegabytes for the job, and its state where that is kept on the heap
 * @param managedMegabytes for RocksDB
 * @param isMeasured whether it lives for long enough that its code is worth the best compiler, as in production
 */
record TaskMemory(int heapMegabytes, int managedMegabytes, boolean isMeasured) {
    /** As small as the load of the trials. */
    static final TaskMemory SMALL = new TaskMemory(224, 96, false);

    private static final int FRAMEWORK_MEGABYTES = 128;
    private static final int SPARE_MEGABYTES = 32;

    /** The heap of its process. */
    int processHeapMegabytes() {
        return heapMegabytes + FRAMEWORK_MEGABYTES + SPARE_MEGABYTES;
    }

    /** After how long without a word it is taken for dead: what is measured for an hour must not be lost to a busy machine. */
    int heartbeatMillis() {
        return isMeasured ? 180_000 : 10_000;
    }

    /** Over what a {@link xm.Mortal} is started with. */
    List<String> compiler() {
        return isMeasured ? List.of("-XX:TieredStopAtLevel=4") : List.of();
    }
}
