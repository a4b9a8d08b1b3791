/**
 * The Flink operators that carry the rules, and their wiring: {@link xm.flow.SignalFlow} is the main path
 * from events to signals, {@link xm.flow.PromiseFlow} that from signals to verdicts and alerts.
 *
 * <p>No rule lives here, and nothing of the outside world: streams come in, streams go out.
 */
package xm.flow;
