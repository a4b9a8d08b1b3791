/**
 * One promise at one cell, watched over time: what was seen, how strong the evidence is, whether the source still speaks,
 * and the verdict.
 */
package xm.promise.watch;
