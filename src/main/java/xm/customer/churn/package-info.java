/** The risk that a customer leaves: models of buying, hazards, and evidence that fades. */
package xm.customer.churn;
