/**
 * Where a customer stands: risk, rung of the loyalty ladder, and what must not wait.
 *
 * <p>Moments come in, from single events, episodes and cases; differences to a segment's stock and exceptions go out.
 * How risk is computed stands in {@code churn}; what is told of all customers of a segment in {@code signal}.
 */
package xm.customer.standing;
