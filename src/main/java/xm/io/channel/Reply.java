package xm.io.channel;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How a request over HTTP ended.
 *
 * @param status 0 where there is no answer
 * @param retryAfter how long the server asks us to wait, or {@code null}
 * @param body at most its beginning; {@code ""} where there is none. It is the server's, and may quote what was sent
 * @param trouble why there is no answer, or {@code null}
 */
record Reply(int status, Duration retryAfter, String body, String trouble) {

    private static final Pattern PAGE = Pattern.compile("<(!doctype html|html|head|body|meta|title|script|form)\\b");

    static final String UNKNOWN_HOST = "unknown host";
    static final String NO_CONNECTION = "cannot connect";
    static final String NO_TRUST = "certificate or TLS not accepted";
    static final String NO_TLS = "the answer is no TLS";

    private static final Set<String> UNSENT = Set.of(UNKNOWN_HOST, NO_CONNECTION, NO_TRUST);
    /** A server that failed with it in its hands, and those between who heard nothing of it any more. */
    private static final Set<Integer> MAY_HAVE_TAKEN_IT = Set.of(408, 500, 502, 504);

    static Reply none(String trouble) {
        return new Reply(0, null, "", trouble);
    }

    private boolean isSurelyUnsent() {
        return UNSENT.contains(trouble);
    }

    boolean isSuccess() {
        return status / 100 == 2;
    }

    /** Whether it is a page for people, such as one that asks who we are: no program says so. An answer in XML is none. */
    boolean isPage() {
        String begin = body.substring(0, Math.min(1_000, body.length()))
                .replaceFirst("^\ufeff", "")
                .stripLeading()
                .toLowerCase(Locale.ROOT);
        return begin.startsWith("<") && PAGE.matcher(begin).find();
    }

    /** What follows from it, as most servers mean it; of a yes on a page for people nobody knows whether it is one. */
    Answer answer() {
        if (trouble != null) {
            return isSurelyUnsent() ? Answer.later(trouble) : Answer.unsure(trouble);
        }
        String reason = "HTTP " + status;
        if (isSuccess()) {
            return isPage() ? Answer.unsure(reason + " with a page for people") : Answer.TAKEN;
        }
        if (status == 410) {
            return Answer.gone(reason);
        }
        if (MAY_HAVE_TAKEN_IT.contains(status)) {
            return new Answer(Answer.Kind.UNSURE, retryAfter, reason);
        }
        // who is not let in may be let in later, and so it is with a server that moved
        boolean isLater = status >= 500
                || status < 400
                || status == 401
                || status == 403
                || status == 404
                || status == 407
                || status == 425
                || status == 429;
        return isLater ? Answer.later(retryAfter, reason) : Answer.refused(reason);
    }

    /** Seconds or a date, as RFC 9110 has it; what is neither says nothing. */
    static Duration retryAfter(String header, Instant now) {
        if (header == null) {
            return null;
        }
        String text = header.strip();
        if (text.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(text));
        }
        try {
            Instant until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
