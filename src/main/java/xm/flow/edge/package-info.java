/**
 * How events travel from one operator to the next: bytes of our own, where Flink's would cost more than the rest of it.
 *
 * <p>Nothing here is kept in state, whose bytes are Flink's and go on through releases; these are to be read by the
 * release that wrote them alone. Streams of bytes come in, so this is no room for rules.
 */
package xm.flow.edge;
