/** Whether a new release would find and read the state that an old one has saved. */
package xm.app.preflight;
