/**
 * The canary: a harmless event that is sent again and again, and followed to the signals, so that somebody notices
 * when none come.
 */
package xm.app.canary;
