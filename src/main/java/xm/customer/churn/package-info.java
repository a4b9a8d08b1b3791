/**
 * The risk that a customer leaves: models of buying and of contracts as base, evidence that fades on top.
 *
 * <p>Probability of something that can be checked: no purchase, or a cancellation, within the horizon. The JDK and the
 * story's moments only: no fitting, no files, no clock.
 */
package xm.customer.churn;
