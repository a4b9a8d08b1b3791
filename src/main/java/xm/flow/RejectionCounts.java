package xm.flow;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.functions.RuntimeContext;
import xm.event.RejectReason;

/** Refused records, counted by reason. */
final class RejectionCounts {
    private final Map<RejectReason, FlowCount> byReason = new EnumMap<>(RejectReason.class);

    RejectionCounts(RuntimeContext context, String prefix, Set<RejectReason> reasons) {
        for (RejectReason reason : reasons) {
            byReason.put(reason, new FlowCount(context, prefix + reason.wireName()));
        }
    }

    void add(RejectReason reason) {
        byReason.get(reason).add(1);
    }
}
