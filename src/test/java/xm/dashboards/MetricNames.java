package xm.dashboards;

import java.util.List;
import java.util.stream.Stream;

/** The names of {@link MetricTable}, for those who ask a running pipeline for them. */
public final class MetricNames {
    private MetricNames() {}

    public static List<String> inTheTable() {
        return Stream.of(
                        MetricTable.ofTheJobs(),
                        MetricTable.ofFlink(),
                        MetricTable.ofTheDispatcher(),
                        MetricTable.ofTheBoard())
                .flatMap(List::stream)
                .map(MetricTable.Line::series)
                .toList();
    }
}
