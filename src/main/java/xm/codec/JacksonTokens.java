package xm.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** The tokens of any record, by Jackson. */
record JacksonTokens(JsonParser parser) implements Tokens {
    @Override
    public JsonToken present() {
        return parser.currentToken();
    }

    @Override
    public String nextMember(FamiliarMember guess) throws IOException {
        String name = guess == null ? parser.nextFieldName() : nextName(guess);
        if (name != null) {
            parser.nextToken();
        }
        return name;
    }

    private String nextName(FamiliarMember guess) throws IOException {
        if (parser.nextFieldName(guess.serialized())) {
            return guess.name();
        }
        return parser.currentToken() == JsonToken.FIELD_NAME ? parser.currentName() : null;
    }

    @Override
    public void skip() throws IOException {
        parser.skipChildren();
    }

    @Override
    public JsonStreamContext outside() {
        JsonStreamContext here = parser.getParsingContext();
        return parser.currentToken().isStructStart() ? here.getParent() : here;
    }

    @Override
    public void leave(Object outside) throws IOException {
        while (parser.getParsingContext() != outside) {
            parser.nextToken();
        }
    }

    @Override
    public String characters() throws IOException {
        return parser.getText();
    }

    @Override
    public long longValue() throws IOException {
        return parser.getLongValue();
    }

    @Override
    public double doubleValue() throws IOException {
        return parser.getDoubleValue();
    }

    @Override
    public String path() {
        String path = parser.getParsingContext().pathAsPointer().toString();
        return path.isEmpty() ? "" : path.substring(1).replace('/', '.');
    }
}
