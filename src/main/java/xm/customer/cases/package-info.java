/** Cases of a customer: their life, their clock and their target. */
package xm.customer.cases;
