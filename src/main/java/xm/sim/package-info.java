/**
 * A simulated brand: seeded customers who behave over time, and scenarios of things going wrong.
 *
 * <p>Start at {@link xm.sim.Simulation}. A customer's life is told in the order {@code Shopping}, {@code Deliveries},
 * {@code Service}, {@code Cases}, {@code Opinions}. Only the JDK and {@code xm.event} come in; every random number comes
 * from the world's seed and every time from the agenda, so the same seed gives the same events.
 */
package xm.sim;
