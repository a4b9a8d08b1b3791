/** What a process that runs beside the jobs tells Prometheus of itself. */
package xm.app.metric;
