package xm.app;

import com.fasterxml.jackson.databind.JsonNode;
import xm.event.Cell;

/** What a trouble breaks: a promise at a place, for whatever segment. */
record Broken(String promise, String touchpoint, String channel) {
    static Broken at(String promise, String touchpoint) {
        return new Broken(promise, touchpoint, Cell.ANY);
    }

    boolean isAbout(JsonNode alert) {
        return alert.get("kind").asText().equals("promise-broken")
                && alert.get("promise").asText().equals(promise)
                && alert.at("/cell/touchpoint").asText().equals(touchpoint)
                && alert.at("/cell/channel").asText().equals(channel);
    }

    boolean isAt(Cell cell) {
        return cell.touchpoint().equals(touchpoint) && cell.channel().equals(channel);
    }

    @Override
    public String toString() {
        return promise + " at " + touchpoint + (channel.equals(Cell.ANY) ? "" : " via " + channel);
    }
}
