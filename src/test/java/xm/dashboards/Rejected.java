package xm.dashboards;

import java.util.Arrays;
import java.util.stream.Collectors;
import xm.event.RejectReason;

/** The counters of refused events, one for each reason; those of refused segments have names of another beginning. */
final class Rejected {
    static final String PATTERN = Arrays.stream(RejectReason.values())
            .map(reason -> reason.wireName().replace('-', '_'))
            .collect(Collectors.joining("|", "flink_taskmanager_job_task_operator_xm_rejected_(", ")"));

    private Rejected() {}
}
