/**
 * Commands, job mains and their configuration: the only room that knows all others, and that attaches sources and sinks.
 */
package xm.app;
