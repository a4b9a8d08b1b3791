/** The commands about promises: check a book, plan it, apply it, show what is in force. */
package xm.app.command.promises;
