/**
 * The outside world: connectors and clients, one room per system.
 *
 * <p>Knows the pure rooms and the codec; no rule of the product lives here, and {@code flow} never looks in.
 */
package xm.io;
