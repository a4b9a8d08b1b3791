/**
 * Trials of the job experience-signals on a real Flink cluster: JobManager, TaskManagers, ZooKeeper and broker are
 * processes that are killed under load, and what the job has told in the end is what a backtest of the same events
 * tells.
 */
package xm.cluster;
