/** Why a promise at a cell stands as it does: its signal records, held against the book once more, step by step. */
package xm.app.explain;
