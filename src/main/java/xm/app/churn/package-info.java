/**
 * Churn models and the past: histories of recorded customers, fits, the guard that refuses them, and how well risks came
 * true.
 *
 * <p>Commands call in here; nothing of it is part of the job, which only reads the file that comes out. No Flink.
 */
package xm.app.churn;
