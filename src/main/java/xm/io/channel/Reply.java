package xm.io.channel;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/**
 * How a request over HTTP ended.
 *
 * @param status 0 where there is no answer
 * @param retryAfter how long the server asks us to wait, or {@code null}
 * @param body at most its beginning; {@code ""} where there is none. It is the server's, and may quote what was sent
 * @param trouble why there is no answer, or {@code null}
 */
record Reply(int status, Duration retryAfter, String body, String trouble) {

    static Reply none(String trouble) {
        return new Reply(0, null, "", trouble);
    }

    boolean isSuccess() {
        return status / 100 == 2;
    }

    /** What follows from it, as most servers mean it. */
    Answer answer() {
        if (trouble != null) {
            return Answer.later(trouble);
        }
        if (isSuccess()) {
            return Answer.TAKEN;
        }
        String reason = "HTTP " + status;
        if (status == 410) {
            return Answer.gone(reason);
        }
        // who is not let in may be let in later, and so it is with a server that moved
        boolean isLater = status >= 500
                || status < 400
                || status == 401
                || status == 403
                || status == 404
                || status == 408
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
