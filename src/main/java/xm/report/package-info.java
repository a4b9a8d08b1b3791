/**
 * The exception report of a shift: which promises were broken, for how long, for whom, whose they are, and what is still
 * open. Pure: verdicts and alerts in, numbers and text out.
 */
package xm.report;
