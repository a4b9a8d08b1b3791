/** The live board put together: from the topics to its page. */
package xm.app.board;
