package xm.io.channel;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import xm.alert.Alert;
import xm.dispatch.Decision;
import xm.dispatch.Drill;
import xm.dispatch.Fact;
import xm.dispatch.Facts;
import xm.dispatch.Links;
import xm.dispatch.Notice;
import xm.promise.Severity;

/**
 * Alerts as messages of Slack, in Block Kit: a headline, the facts in two columns, whose business it is, and where to look.
 *
 * <p>What is read aloud, and shown on a locked phone, is {@code text}. Limits of Slack: a headline of 150 characters, ten
 * facts of 2,000; a message of more than about 13,000 in all is refused, so facts are kept much shorter: each character may
 * become five where it means something to Slack.
 */
final class SlackJson {
    private static final int HEADLINE_AT_MOST = 150;
    private static final int FACT_AT_MOST = 300;

    private SlackJson() {}

    static byte[] write(Notice notice) {
        Alert alert = notice.alert();
        String headline = Body.cut(mark(notice) + alert.summary(), HEADLINE_AT_MOST);
        return Body.of(json -> {
            json.writeStartObject();
            json.writeStringField("text", escaped(headline));
            json.writeArrayFieldStart("blocks");
            block(json, "header");
            text(json, "text", "plain_text", headline);
            json.writeEndObject();
            block(json, "section");
            json.writeArrayFieldStart("fields");
            for (Fact fact : Facts.of(alert)) {
                markdown(json, '*' + fact.name() + "*\n" + escaped(Body.cut(fact.text(), FACT_AT_MOST)));
            }
            json.writeEndArray();
            json.writeEndObject();
            block(json, "context");
            json.writeArrayFieldStart("elements");
            markdown(json, escaped(Body.cut(small(alert), FACT_AT_MOST)));
            json.writeEndArray();
            json.writeEndObject();
            buttons(json, notice);
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    /** A shape and a word, for those who see no colours. */
    private static String mark(Notice notice) {
        if (Drill.is(notice.alert())) {
            return "🧪 ";
        }
        if (notice.isOver()) {
            return "✅ Over: ";
        }
        if (notice.alert().severity() == Severity.PAGE) {
            return notice.decision() == Decision.CHANGE ? "🔴 Now a page: " : "🔴 Page: ";
        }
        return "🔶 Ticket: ";
    }

    private static String small(Alert alert) {
        String owner = alert.owner() == null ? "" : alert.owner() + " · ";
        return owner + "alert " + alert.alertId() + ", revision " + alert.revision();
    }

    private static void buttons(JsonGenerator json, Notice notice) throws IOException {
        List<Fact> known = Stream.of(
                        new Fact("Board", notice.links().board()),
                        new Fact("Dashboard", notice.links().dashboard()),
                        new Fact("Runbook", notice.alert().runbook()))
                .filter(link -> Links.isAddress(link.text()))
                .toList();
        if (known.isEmpty()) {
            return;
        }
        block(json, "actions");
        json.writeArrayFieldStart("elements");
        for (Fact link : known) {
            json.writeStartObject();
            json.writeStringField("type", "button");
            text(json, "text", "plain_text", link.name());
            json.writeStringField("url", link.text());
            json.writeStringField(
                    "action_id", link.name().toLowerCase(Locale.ROOT).replace(' ', '-'));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void block(JsonGenerator json, String type) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", type);
    }

    private static void markdown(JsonGenerator json, String text) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "mrkdwn");
        json.writeStringField("text", text);
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String name, String type, String text) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("type", type);
        json.writeStringField("text", text);
        json.writeEndObject();
    }

    /** The three characters that mean something in Slack, so that a name can mention nobody. */
    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
