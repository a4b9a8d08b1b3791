/**
 * Foreign records to touchpoint events: mapping files, the expression language and the reading of recorded files.
 *
 * <p>A mapping cannot reach outside its record: no clock, no randomness, no imports, no files. No Flink, no network.
 */
package xm.codec.mapping;
