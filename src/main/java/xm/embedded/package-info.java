/**
 * Broker, Flink and store in this JVM: what the demo and the tests stand on where nothing is installed.
 *
 * <p>Everything listens on loopback only and survives a restart on its directory. Only the distribution has this room;
 * the job jar never does, and nobody but the commands and the tests looks in.
 */
package xm.embedded;
