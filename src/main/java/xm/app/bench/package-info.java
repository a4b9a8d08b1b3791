/** How detection compares: what else people use, the best that can be, and streams on which all are measured alike. */
package xm.app.bench;
