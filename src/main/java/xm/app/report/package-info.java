/** Reads what the report of a shift is made of. */
package xm.app.report;
