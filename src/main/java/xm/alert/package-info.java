/**
 * An alert's life: it opens when a promise is broken, takes in what has the same cause, grows worse, is resolved; and its
 * words.
 *
 * <p>Only events, promises and the JDK are known here: nothing is sent, no clock is read.
 */
package xm.alert;
