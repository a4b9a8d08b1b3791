/**
 * What was promised to whom, and whether it is kept: the promise book, what it says of a cell, the detectors that gather
 * evidence against a promise, and the verdicts.
 *
 * <p>Only events and the JDK are known here: no signal is computed, no clock is read, no file is opened.
 */
package xm.promise;
