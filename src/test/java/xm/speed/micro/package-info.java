/**
 * The parts of the signals job as JMH sees them: what each costs for an event, a part of a pane, or a sealed pane.
 *
 * <p>{@code ./xm bench micro} runs them. They are pure and know no Flink; tests hold the bytes that they allocate.
 */
package xm.speed.micro;
