/**
 * Who was told what: of each channel to people on call what it was told last of each alert, and what it must be told next.
 *
 * <p>Only alerts, promises, events and the JDK are known here: nothing is sent, no clock is read.
 */
package xm.dispatch;
