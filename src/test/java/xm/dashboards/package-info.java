/**
 * What the dashboards of Grafana are made from, and the tests that hold the files in {@code dashboards/grafana} to it.
 *
 * <p>Each board is described in a class of its own ({@code OverviewBoard}, {@code CellBoard}, {@code AlertsBoard},
 * {@code PipelineBoard}); {@code Board}, {@code Panel} and {@code Variable} give all of them the same manners.
 */
package xm.dashboards;
