/**
 * How soon what happened is known: both jobs as they ship or are set, a feed that is paced, and a reader of what they write.
 *
 * <p>{@code ./xm bench latency} runs it. What is computed of what was measured is pure, and tests hold it.
 */
package xm.speed.latency;
