package xm.cluster;

/**
 * One thing that happens to a job under load.
 *
 * @param atShare of the events that were sent by then
 * @param awayMillis how long what was killed is gone
 * @param choice which TaskManager it is, or by how many subtasks the job is changed
 */
record Blow(Kind kind, double atShare, int awayMillis, int choice) {
    /** What happens. */
    enum Kind {
        TASK_MANAGER_KILLED,
        JOB_MANAGER_KILLED,
        BROKER_KILLED,
        STOPPED_AND_RESCALED
    }

    /** Another number of subtasks than there are now, that the cluster has slots for. */
    int rescaled(int parallelism) {
        return (parallelism + choice) % FlinkCluster.SLOTS + 1;
    }
}
