/**
 * Cases of a customer: their life, their clock and their target.
 *
 * <p>What a case says is a function of its steps, sorted; nothing here depends on the order in which they came.
 */
package xm.customer.cases;
