/**
 * The channels to people on call: Alertmanager and whatever else takes words over HTTP. Each has a thread, a queue and a
 * ledger of its own, so that one that is down never delays another.
 */
package xm.io.channel;
