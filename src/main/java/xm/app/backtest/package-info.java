/** The product over recorded events: the same flow as in a cluster, in one bounded job that writes files. */
package xm.app.backtest;
