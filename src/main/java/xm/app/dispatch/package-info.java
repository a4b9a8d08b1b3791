/** The dispatcher put together: from the topic of alerts to the channels, with its ledger and its metrics. */
package xm.app.dispatch;
