package xm.codec.mapping;

import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.Parser;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import xm.codec.Mistakes;
import xm.codec.Table;

/** Reads the text of a mapping file and collects every mistake in it before it complains. */
final class MappingFile {
    private final String name;
    private final List<String> mistakes = new ArrayList<>();

    private MappingFile(String name) {
        this.name = name;
    }

    static Mapping read(String name, String text) {
        return new MappingFile(name).read(text);
    }

    private Mapping read(String text) {
        Table table = Table.parse(name, text, "format: csv", mistakes);
        if (table == null) {
            throw new Mistakes(mistakes);
        }
        table.onlyKnows("format", "csv", "timeZone", "source", "key", "events");
        Format format = format(table);
        Head head = new Head(format, csv(table, format), zone(table), table.text("source"), table.text("key"));
        Expression expression = expression(table, head.zone());
        if (!mistakes.isEmpty()) {
            throw new Mistakes(mistakes);
        }
        return new Mapping(name, text, head, expression);
    }

    private Format format(Table table) {
        String text = table.text("format");
        if (text == null) {
            if (!table.has("format")) {
                table.mistake("format is missing: say which files this mapping reads, csv, ndjson or json");
            }
            return null;
        }
        for (Format format : Format.values()) {
            if (format.name().toLowerCase(Locale.ROOT).equals(text)) {
                return format;
            }
        }
        table.mistake("format", "format '" + text + "' is unknown, expected csv, ndjson or json");
        return null;
    }

    private Csv csv(Table table, Format format) {
        if (!table.has("csv")) {
            return Csv.STANDARD;
        }
        if (format != null && format != Format.CSV) {
            table.mistake("csv", "csv: options are only for format: csv; leave them out");
        }
        Table options = table.table("csv", "{header: true}");
        if (options == null) {
            return Csv.STANDARD;
        }
        options.onlyKnows("separator", "quote", "charset", "header", "skip", "missing");
        return new Csv(
                character(options, "separator", Csv.STANDARD.separator()),
                character(options, "quote", Csv.STANDARD.quote()),
                charset(options),
                columns(options),
                skip(options),
                Set.copyOf(options.texts("missing")));
    }

    private static char character(Table options, String key, char standard) {
        String text = options.text(key);
        if (text == null) {
            return standard;
        }
        if (text.length() != 1) {
            options.mistake(
                    key, key + " is '" + text + "', expected one character, such as \";\" or \"\\t\" in quotes");
            return standard;
        }
        return text.charAt(0);
    }

    private static Charset charset(Table options) {
        String text = options.text("charset");
        try {
            return text == null ? StandardCharsets.UTF_8 : Charset.forName(text);
        } catch (IllegalArgumentException e) {
            options.mistake("charset", "charset '" + text + "' is unknown, expected UTF-8, ISO-8859-1 or the like");
            return StandardCharsets.UTF_8;
        }
    }

    private static List<String> columns(Table options) {
        if (!options.has("header") || "true".equals(options.scalar("header"))) {
            return null;
        }
        if (options.isList("header")) {
            return List.copyOf(options.texts("header"));
        }
        options.mistake("header", "header is true (the first row names the columns) or the list of their names");
        return null;
    }

    private static int skip(Table options) {
        String text = options.text("skip");
        if (text == null) {
            return 0;
        }
        if (!text.matches("[0-9]{1,6}")) {
            options.mistake("skip", "skip is '" + text + "', expected the number of lines to leave out at the top");
            return 0;
        }
        return Integer.parseInt(text);
    }

    private static ZoneId zone(Table table) {
        String text = table.text("timeZone");
        try {
            return text == null ? ZoneOffset.UTC : ZoneId.of(text);
        } catch (DateTimeException e) {
            table.mistake(
                    "timeZone", "timeZone '" + text + "' is unknown, expected a name such as Europe/Berlin, or UTC");
            return ZoneOffset.UTC;
        }
    }

    private static Expression expression(Table table, ZoneId zone) {
        String text = table.text("events");
        if (text == null) {
            if (!table.has("events")) {
                table.mistake("events is missing: the JSLT expression that makes a record's events");
            }
            return null;
        }
        try {
            return new Parser(new StringReader(text))
                    .withSource("events")
                    .withFunctions(Functions.of(zone))
                    .withResourceResolver(MappingFile::refuseImport)
                    .compile();
        } catch (JsltException e) {
            table.mistakeAtLine(
                    firstLine(table.node("events")) + Math.max(e.getLine(), 1) - 1, "events: " + sentence(e));
            return null;
        }
    }

    private static java.io.Reader refuseImport(String what) {
        throw new JsltException("import of '" + what + "' is not available, a mapping is one file");
    }

    /** The parser lists every token it would have liked; the first line says what is wrong. */
    private static String sentence(JsltException problem) {
        String firstLine =
                problem.getMessageWithoutLocation().lines().findFirst().orElse("");
        String place = problem.getColumn() > 0 ? " (column " + problem.getColumn() + " of the expression)" : "";
        return firstLine.strip() + place;
    }

    // a block scalar begins on the line after its indicator
    private static int firstLine(Node events) {
        boolean isBlock = events instanceof ScalarNode scalar
                && (scalar.getScalarStyle() == ScalarStyle.LITERAL || scalar.getScalarStyle() == ScalarStyle.FOLDED);
        return events.getStartMark().getLine() + (isBlock ? 2 : 1);
    }
}
