package xm.signal;

import xm.event.Stage;

/** The stages that a tally saw, a bit each; state keeps them, so a stage never changes its bit. */
final class StageBits {
    private StageBits() {}

    static int of(Stage stage) {
        return switch (stage) {
            case RESEARCH -> 1;
            case EVALUATION -> 1 << 1;
            case PURCHASE -> 1 << 2;
            case POST_PURCHASE -> 1 << 3;
            case REPEAT_PURCHASE -> 1 << 4;
        };
    }

    /** The stage, if it is just one. */
    static Stage only(int bits) {
        for (Stage stage : Stage.values()) {
            if (of(stage) == bits) {
                return stage;
            }
        }
        return null;
    }
}
