/** Episodes of a customer: contacts and visits about one matter, the effort they cost, and whether the first one did. */
package xm.customer.episode;
