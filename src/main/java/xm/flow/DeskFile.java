package xm.flow;

import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import xm.alert.Desk;
import xm.alert.DeskState;

/** Carries {@link Desk}: what it keeps is one state. */
final class DeskFile {
    private final Desk desk;
    private final ValueState<DeskState> states;

    DeskFile(RuntimeContext context, PromiseSettings settings) {
        desk = new Desk(settings.desk());
        states = context.getState(new ValueStateDescriptor<>("desk", DeskState.class));
    }

    DeskState open() throws Exception {
        DeskState state = states.value();
        return state == null ? new DeskState() : state;
    }

    void close(DeskState state) throws Exception {
        states.update(state);
    }

    Desk desk() {
        return desk;
    }

    /** Takes in whatever it is but the time. */
    void take(DeskState state, DeskNews news, Desk.Voice voice) {
        if (news.verdict() != null) {
            desk.see(state, news.verdict(), voice);
        } else if (news.exception() != null) {
            desk.see(state, news.exception(), voice);
        } else if (news.change() != null) {
            desk.see(state, news.change());
        }
    }
}
