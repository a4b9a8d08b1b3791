/**
 * The parts of the signals job as JMH sees them: what each costs for an event, a part of a pane, or a sealed pane.
 *
 * <p>{@code ./xm bench micro} runs them. None needs a cluster; Flink's serializer alone stands beside ours. Tests hold the
 * bytes that they allocate.
 */
package xm.speed.micro;
