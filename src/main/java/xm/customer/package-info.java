/**
 * One customer's story: which events were seen, where the customer was seen when, to which segment they belonged.
 *
 * <p>Rules and their state, without Flink, clock or I/O: {@code see(state, input, watermark)}. Every part of the state
 * has an end.
 */
package xm.customer;
