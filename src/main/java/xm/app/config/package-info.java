/**
 * The settings of a job: one YAML file, overridden by the environment and the command line, read into records.
 *
 * <p>Every mistake is told, with its place and what to do, before anything starts. What a setting means is not decided
 * here.
 */
package xm.app.config;
