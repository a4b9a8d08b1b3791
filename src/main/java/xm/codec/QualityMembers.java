package xm.codec;

import java.io.IOException;
import xm.event.Quality;

/**
 * Measurements of quality while they are read.
 *
 * <p>They stand beside the medium that they belong to, in any order; what belongs to another medium is checked and left
 * out.
 */
final class QualityMembers implements Payload<Quality> {
    private static final Quality.Voice NO_VOICE = new Quality.Voice(null, null, null, null, null, null);
    private static final Quality.Web NO_WEB = new Quality.Web(null, null, null, null, null);
    private static final Quality.Video NO_VIDEO = new Quality.Video(null, null, null);
    private static final Quality.Api NO_API = new Quality.Api(null, null, null);

    private Quality.Media media;
    private Double mos;

    private String codec;
    private Double oneWayDelayMs;
    private Double rttMs;
    private Double jitterBufferMs;
    private Double lossPercent;
    private Double burstRatio;

    private Double lcpMs;
    private Double inpMs;
    private Double cls;
    private Double sessionSeconds;
    private Double expectedSeconds;

    private Double playSeconds;
    private Integer stalls;
    private Double stallSeconds;

    private Double durationMs;
    private Double thresholdMs;
    private Boolean error;

    @Override
    public boolean read(String name, MemberReader in) throws IOException, Refusal {
        switch (name) {
            case "media" -> media = in.choice(Choice.MEDIA);
            case "mos" -> mos = in.number(Range.OPINION_SCORE);
            case "codec" -> codec = in.fewTexts();
            case "oneWayDelayMs" -> oneWayDelayMs = in.number(Range.MILLIS);
            case "rttMs" -> rttMs = in.number(Range.MILLIS);
            case "jitterBufferMs" -> jitterBufferMs = in.number(Range.MILLIS);
            case "lossPercent" -> lossPercent = in.number(Range.PERCENT);
            case "burstRatio" -> burstRatio = in.number(Range.BURST_RATIO);
            case "lcpMs" -> lcpMs = in.number(Range.MILLIS);
            case "inpMs" -> inpMs = in.number(Range.MILLIS);
            case "cls" -> cls = in.number(Range.LAYOUT_SHIFT);
            case "sessionSeconds" -> sessionSeconds = in.number(Range.SECONDS);
            case "expectedSeconds" -> expectedSeconds = in.number(Range.SECONDS);
            case "playSeconds" -> playSeconds = in.number(Range.SECONDS);
            case "stalls" -> stalls = in.integer(Range.COUNT);
            case "stallSeconds" -> stallSeconds = in.number(Range.SECONDS);
            case "durationMs" -> durationMs = in.number(Range.MILLIS);
            case "thresholdMs" -> thresholdMs = in.number(Range.MILLIS);
            case "error" -> error = in.flag();
            default -> {
                return false;
            }
        }
        return true;
    }

    @Override
    public Quality finish(MemberReader in) throws Refusal {
        return switch (in.required("media", media)) {
            case VOICE -> new Quality(media, voice(), null, null, null, mos);
            case WEB -> new Quality(media, null, web(), null, null, mos);
            case VIDEO -> new Quality(media, null, null, video(), null, mos);
            case API -> new Quality(media, null, null, null, api(), mos);
        };
    }

    private Quality.Voice voice() {
        var voice = new Quality.Voice(codec, oneWayDelayMs, rttMs, jitterBufferMs, lossPercent, burstRatio);
        return voice.equals(NO_VOICE) ? null : voice;
    }

    private Quality.Web web() {
        var web = new Quality.Web(lcpMs, inpMs, cls, sessionSeconds, expectedSeconds);
        return web.equals(NO_WEB) ? null : web;
    }

    private Quality.Video video() {
        var video = new Quality.Video(playSeconds, stalls, stallSeconds);
        return video.equals(NO_VIDEO) ? null : video;
    }

    private Quality.Api api() {
        var api = new Quality.Api(durationMs, thresholdMs, error);
        return api.equals(NO_API) ? null : api;
    }
}
