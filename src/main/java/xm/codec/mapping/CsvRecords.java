package xm.codec.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of a CSV file as objects of texts under their columns' names; an empty cell is absent.
 *
 * <p>Cells may hold line breaks in quotes. A row with a broken quote is unreadable and reading goes on behind it; a
 * quote that never closes costs at most {@value #LONGEST_CELL} characters. A row may be shorter than the header, what
 * it lacks is absent, but not longer. Of two columns of one name the second is called {@code "name (2)"}.
 */
final class CsvRecords implements ForeignRecords {
    static final int LONGEST_CELL = 1_000_000;

    private static final CsvFactory FACTORY = CsvFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(LONGEST_CELL)
                    .build())
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .build();

    private final Csv options;
    private final CsvParser parser;
    private final List<String> columns;
    private final List<String> cells = new ArrayList<>();

    CsvRecords(InputStream bytes, Csv options) throws IOException {
        this.options = options;
        BufferedReader reader =
                ForeignJson.withoutMark(new BufferedReader(new InputStreamReader(bytes, options.charset())));
        for (int line = 0; line < options.skip(); line++) {
            reader.readLine();
        }
        this.parser = FACTORY.createParser(reader);
        parser.setSchema(
                CsvSchema.emptySchema().withColumnSeparator(options.separator()).withQuoteChar(options.quote()));
        this.columns = options.columns() == null ? header() : options.columns();
    }

    @Override
    public Foreign next() throws IOException {
        String fault = readRow();
        if (fault != null) {
            return Foreign.unreadable(fault);
        }
        if (cells.isEmpty()) {
            return null;
        }
        if (cells.size() > columns.size()) {
            return Foreign.unreadable("the row has " + cells.size() + " cells, but there are " + columns.size()
                    + " columns; is the separator right, are its texts in quotes?");
        }
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            if (!cell.isEmpty() && !options.missing().contains(cell)) {
                row.set(columns.get(i), TextNode.valueOf(cell));
            }
        }
        return Foreign.of(row);
    }

    /** Fills {@link #cells}, with none at the end of the file; says what is wrong with the row. */
    private String readRow() throws IOException {
        cells.clear();
        String fault = null;
        while (true) {
            try {
                JsonToken token = parser.nextToken();
                if (token == null || token == JsonToken.END_ARRAY) {
                    return fault;
                }
                if (token != JsonToken.START_ARRAY) {
                    cells.add(parser.getText());
                }
            } catch (JsonProcessingException e) {
                // the parser stands behind what it could not read, and goes on from there
                fault = "line " + parser.currentLocation().getLineNr() + ": a quote is broken, or a cell too long";
            }
        }
    }

    private List<String> header() throws IOException {
        readRow();
        List<String> names = new ArrayList<>();
        for (String cell : cells) {
            String name = cell;
            for (int number = 2; names.contains(name); number++) {
                name = cell + " (" + number + ')';
            }
            names.add(name);
        }
        return List.copyOf(names);
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
