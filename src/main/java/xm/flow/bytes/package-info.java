/**
 * How events and panes travel from one operator to the next, and how customers are remembered: bytes of our own, where
 * Flink's would cost more than the rest of it.
 *
 * <p>What travels is read by the release that wrote it alone; memories, and events that wait, are kept in state and go on
 * through releases. Streams of bytes come in, so this is no room for rules.
 */
package xm.flow.bytes;
