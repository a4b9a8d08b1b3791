/** The commands about promises: check a book, plan it, apply it, show what is in force, test it,
 * and measure what its detection finds and how often it is wrong. */
package xm.app.command.promises;
