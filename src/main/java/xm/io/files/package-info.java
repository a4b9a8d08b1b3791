/** Recorded files as bounded Flink sources; no rule lives here. Local files only, one reader per file. */
package xm.io.files;
