/** Where a customer stands: risk, rung of the loyalty ladder, and what must not wait. */
package xm.customer.standing;
