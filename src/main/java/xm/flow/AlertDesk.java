package xm.flow;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import xm.alert.Alert;
import xm.alert.Desk;
import xm.alert.DeskState;

/**
 * The desk of a running job: takes news in as they come, and decides what is due with every tick of the clock.
 *
 * <p>Its time is as far behind the clock as windows usually are, so that an alert is dated by the window that showed it and
 * not by when somebody looked.
 */
final class AlertDesk extends KeyedProcessFunction<String, DeskNews, Alert> {
    private final PromiseSettings settings;
    private transient DeskFile file;

    AlertDesk(PromiseSettings settings) {
        this.settings = settings;
    }

    @Override
    public void open(OpenContext context) {
        file = new DeskFile(getRuntimeContext(), settings);
    }

    @Override
    public void processElement(DeskNews news, Context context, Collector<Alert> out) throws Exception {
        DeskState state = file.open();
        Desk desk = file.desk();
        if (news.isTime()) {
            desk.clock(state, news.saidMillis());
            desk.advance(state, news.saidMillis() - settings.watch().delayMillis(), out::collect);
        } else {
            desk.clock(state, context.timerService().currentProcessingTime());
            file.take(state, news, out::collect);
        }
        file.close(state);
    }
}
