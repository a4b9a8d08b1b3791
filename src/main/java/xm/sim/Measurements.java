package xm.sim;

import xm.event.Channel;
import xm.event.Quality;
import xm.event.Quality.Api;
import xm.event.Quality.Media;
import xm.event.Quality.Video;
import xm.event.Quality.Voice;
import xm.event.Quality.Web;

/** What probes in pages, lines and servers measure, in the units of {@link Quality}. */
final class Measurements {
    static final double PAYMENT_THRESHOLD_MS = 800;

    private final Dice dice;

    Measurements(Dice dice) {
        this.dice = dice;
    }

    Quality page(Channel channel) {
        double slow = channel == Channel.MOBILE ? 1.3 : 1;
        Web web = new Web(
                Math.rint(dice.logNormal(1500 * slow, 0.4)),
                Math.rint(dice.logNormal(110 * slow, 0.5)),
                Math.rint(dice.logNormal(40 * slow, 0.7)) / 1000,
                null,
                null);
        return new Quality(Media.WEB, null, web, null, null, null);
    }

    Quality film() {
        double seconds = Math.rint(dice.between(20, 120));
        int stalls = dice.pick(0.85, 0.10, 0.05);
        Video video = new Video(seconds, stalls, Math.rint(stalls * dice.exponential(2) * 10) / 10);
        return new Quality(Media.VIDEO, null, null, video, null, null);
    }

    Quality line() {
        Voice voice = new Voice(
                "G.711",
                Math.rint(dice.logNormal(45, 0.4)),
                null,
                40.0,
                Math.min(100, Math.rint(dice.exponential(0.15) * 100) / 100),
                1.0);
        return new Quality(Media.VOICE, voice, null, null, null, null);
    }

    /** A payment request; one that fails has run into its time limit. */
    Quality payment(boolean error) {
        double durationMs = error ? dice.between(5_000, 10_000) : dice.logNormal(280, 0.45);
        return new Quality(
                Media.API, null, null, null, new Api(Math.rint(durationMs), PAYMENT_THRESHOLD_MS, error), null);
    }
}
