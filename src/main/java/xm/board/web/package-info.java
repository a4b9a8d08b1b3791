/** The board's page served: HTTP, server-sent events, who may see it, and the files of the page. */
package xm.board.web;
