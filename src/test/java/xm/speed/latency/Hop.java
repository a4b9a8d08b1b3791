package xm.speed.latency;

/** From where to where a latency is measured. */
enum Hop {
    EXCEPTION_OF_EVENT("event handed over", "the exception it brings about"),
    EXCEPTION("tenth of a second sealed", "an exception of one of its events"),
    SIGNAL_OF_EVENT("event in Kafka", "all signals of named cells of its pane"),
    NAMED("pane sealed", "its signal of a named cell"),
    ROLL_UP("pane sealed", "its signal of a roll-up"),
    ALERT("evidence complete", "the alert");

    private final String beginning;
    private final String readable;

    Hop(String beginning, String readable) {
        this.beginning = beginning;
        this.readable = readable;
    }

    String beginning() {
        return beginning;
    }

    String readable() {
        return readable;
    }
}
