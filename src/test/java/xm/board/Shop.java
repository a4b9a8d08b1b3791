package xm.board;

import static xm.board.Told.says;
import static xm.board.Told.trouble;
import static xm.board.Told.window;

import java.util.List;
import xm.alert.Alert;
import xm.alert.AlertKind;
import xm.alert.Contributor;
import xm.codec.AlertLinks;
import xm.codec.AlertReader;
import xm.codec.AlertWriter;
import xm.dispatch.Links;
import xm.event.Cell;
import xm.promise.Marker;
import xm.promise.Observed;
import xm.promise.Severity;
import xm.promise.VerdictState;

/** An hour in the life of a shop whose checkout broke on mobile phones twenty minutes ago. */
public final class Shop {
    public static final List<String> SEGMENTS = List.of("basic", "gold", "platinum");

    private static final long MINUTE = 60_000;
    private static final List<String> TOUCHPOINTS = List.of("search", "checkout", "delivery", "support-call");
    private static final List<String> STAGES = List.of("research", "purchase", "post-purchase", "post-purchase");
    private static final List<String> CHANNELS = List.of("mobile", "web");

    private final long now;
    private final long brokeAt;

    public Shop(long nowMillis) {
        now = nowMillis / MINUTE * MINUTE;
        brokeAt = now - 20 * MINUTE;
    }

    public long brokeAtMillis() {
        return brokeAt;
    }

    public void fill(BoardState state) {
        for (int i = 60; i >= 0; i--) {
            minute(state, now - i * MINUTE);
        }
        judge(state);
        for (int i = 0; i < 6; i++) {
            state.see(trouble("c-" + (1842 + i), now - i * MINUTE, now + (i - 2) * 30 * MINUTE), now);
        }
        state.see(alert(), Links.NONE, now - 15 * MINUTE);
        state.seeRejected("not-json", now - MINUTE);
        // for as long as any test looks
        state.seeHeartbeat("promise-watch", now + 60 * MINUTE, now);
        state.caughtUp();
    }

    private void minute(BoardState state, long at) {
        for (int t = 0; t < TOUCHPOINTS.size(); t++) {
            for (String segment : SEGMENTS) {
                for (String channel : CHANNELS) {
                    boolean isIll = t == 1 && channel.equals("mobile") && at > brokeAt;
                    double wobble = 0.02 * Math.sin(at / 97_000.0 + t);
                    double abandoned = (isIll ? 0.55 : 0.08) + wobble;
                    var told = window(segment + "/" + TOUCHPOINTS.get(t) + "/" + channel)
                            .stage(STAGES.get(t))
                            .events(90)
                            .reading("abandonment", 40, abandoned)
                            .reading("effort", 30, 0.2 + wobble)
                            .csat(25, isIll ? 0.62 : 0.88 + wobble);
                    if (t == 1 && at == brokeAt) {
                        told.change(new Marker(at, "release 7.4", "checkout", "mobile"));
                    }
                    state.see(told.at(at), now);
                }
                state.see(
                        window(segment + "/" + TOUCHPOINTS.get(t) + "/*")
                                .stage(STAGES.get(t))
                                .events(180)
                                .csat(50, t == 1 && at > brokeAt ? 0.74 : 0.88)
                                .reading("abandonment", 80, t == 1 && at > brokeAt ? 0.3 : 0.08)
                                .reading("effort", 60, 0.2)
                                .at(at),
                        now);
            }
        }
    }

    private void judge(BoardState state) {
        for (String segment : SEGMENTS) {
            for (String touchpoint : TOUCHPOINTS) {
                String cell = segment + "/" + touchpoint + "/*";
                state.see(says(cell, VerdictState.KEPT).at(now - 50 * MINUTE), now);
            }
            String mobile = segment + "/checkout/mobile";
            state.see(gets(mobile, VerdictState.KEPT, 0.08).at(now - 50 * MINUTE), now);
            state.see(
                    gets(mobile, VerdictState.BROKEN, 0.55)
                            .since(brokeAt)
                            .evidence(900)
                            .at(now - 15 * MINUTE),
                    now);
        }
        state.see(says("gold/checkout/*", VerdictState.AT_RISK).evidence(40).at(now - 10 * MINUTE), now);
        state.see(says("platinum/delivery/*", VerdictState.UNPROVEN).at(now - 10 * MINUTE), now);
        state.see(
                says("basic/support-call/*", VerdictState.BLIND)
                        .blind()
                        .unseen()
                        .at(now - 9 * MINUTE),
                now);
    }

    private static Told.Judgement gets(String cell, VerdictState state, double value) {
        return says(cell, state)
                .of("gets-through")
                .signal("abandonment")
                .promised(0.12)
                .severity(Severity.PAGE)
                .observed(new Observed(10 * MINUTE, 400, value, value - 0.05, value + 0.05));
    }

    public Alert alert() {
        return new Alert(
                "gets-through/gold/checkout/mobile",
                "gets-through-gold-checkout-1",
                2,
                AlertKind.PROMISE_BROKEN,
                true,
                "gets-through",
                7,
                new Cell("*", "checkout", "mobile"),
                "abandonment",
                Severity.PAGE,
                "Abandonment of 3 segments at checkout via mobile 55 %, promised at most 12 %, for 15 min",
                0.12,
                new Observed(15 * MINUTE, 1200, 0.55, 0.52, 0.58),
                brokeAt,
                brokeAt + 5 * MINUTE,
                null,
                312,
                48_200,
                List.of(new Contributor("segment", "basic", 0.7), new Contributor("segment", "gold", 0.3)),
                new Marker(brokeAt, "release 7.4", "checkout", "mobile"),
                "shop",
                "https://runbooks.example/gets-through",
                SEGMENTS.stream().map(segment -> segment + "/checkout/mobile").toList(),
                4,
                null,
                false,
                List.of());
    }

    /** The link to a board that the alert carries. */
    public String link(String board) {
        byte[] written = new AlertWriter(new AlertLinks(board, null)).write(alert());
        return AlertReader.links(written).board();
    }
}
