/**
 * What the board shows, as pure rules: what is kept of the records that came in, and how each view follows from it.
 *
 * <p>It is told what comes and what time it is; it knows no web, no Kafka and no clock. {@code web} serves it.
 */
package xm.board;
