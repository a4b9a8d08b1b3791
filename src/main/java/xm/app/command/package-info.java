/**
 * The commands of {@code ./xm}, one class each: what a person can ask, said in options, and the answer in words.
 *
 * <p>Reading and deciding is done elsewhere; a command only brings them together. No job jar has these.
 */
package xm.app.command;
