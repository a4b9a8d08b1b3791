/** The time of day as a stream, for what must go on when nothing else comes. */
package xm.io.clock;
