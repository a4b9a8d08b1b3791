/**
 * The Flink operators that carry the rules, and their wiring: {@link xm.flow.SignalFlow} is the main path.
 *
 * <p>No rule lives here, and nothing of the outside world: streams come in, streams go out.
 */
package xm.flow;
