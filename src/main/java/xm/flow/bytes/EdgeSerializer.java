package xm.flow.bytes;

/**
 * Carries values from one operator to the next, in the bytes of the release that runs.
 *
 * <p>The only thing ever kept of them is what is under way in an unaligned checkpoint, and that without a version: Flink
 * gives it to whichever serializer the edge has after the restore. Savepoints and aligned checkpoints hold none of it. So
 * the bytes may change from release to release, as long as docs/upgrade.md sends everybody through a savepoint.
 */
abstract class EdgeSerializer<T> extends CompactSerializer<T> {
    private static final long serialVersionUID = 1L;
}
