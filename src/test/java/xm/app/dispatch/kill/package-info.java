/** Trials of kill -9 at random moments: processes that die and come again, and receivers that count what they hear. */
package xm.app.dispatch.kill;
