package org.hall24.wire.json;

import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * Reads and writes the records of the wire.
 *
 * <p>Reading is strict: a missing or null field, a wrong type, a field twice, anything after the end, nesting deeper than
 * {@value #NESTING_MAX} and more bytes than the caller allows are refused. Fields it does not know are passed over, so that the
 * two ends may be of different age. Safe for several threads.
 */
public final class Json {
    /** Our deepest record nests five levels; the rest is room. */
    public static final int NESTING_MAX = 32;

    private static final int NAME_CHARS_MAX = 256;
    private static final int NUMBER_CHARS_MAX = 32;

    /** No message of ours is longer than this, whatever the caller allows. */
    private static final int DOCUMENT_BYTES_MAX = 4 << 20;

    private final JsonMapper mapper;

    private Json(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /** For records without choices. */
    public static final Json PLAIN = new Json(strict().build());

    /** For a conversation with choices: the builder as {@link #strict()} gave it, with its choices added. */
    public static Json of(JsonMapper.Builder builder) {
        return new Json(builder.build());
    }

    /** The strict settings, to add names of choices to. */
    public static JsonMapper.Builder strict() {
        var limits = StreamReadConstraints.builder()
                .maxNestingDepth(NESTING_MAX)
                .maxNameLength(NAME_CHARS_MAX)
                .maxNumberLength(NUMBER_CHARS_MAX)
                .maxStringLength(DOCUMENT_BYTES_MAX)
                .maxDocumentLength(DOCUMENT_BYTES_MAX)
                .build();
        return JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(limits)
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                        .build())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(LogicalType.Textual, texts -> {
                    texts.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
                    texts.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
                    texts.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
                })
                .enumNamingStrategy(EnumNamingStrategies.LOWER_CAMEL_CASE);
    }

    /** The value as UTF-8 JSON. */
    public byte[] write(Object value) {
        return mapper.writeValueAsBytes(value);
    }

    /** The value as JSON in one line. */
    public String text(Object value) {
        return mapper.writeValueAsString(value);
    }

    /**
     * Reads one value.
     *
     * @param bytesMax how long the JSON may be, in bytes
     * @throws MalformedException when it is not one
     */
    public <T> T read(byte[] json, Class<T> type, int bytesMax) throws MalformedException {
        if (json.length > bytesMax) {
            throw new MalformedException("a " + type.getSimpleName() + " of " + json.length
                    + " bytes is longer than the " + bytesMax + " allowed");
        }
        try {
            var value = mapper.readValue(json, type);
            // The word null is JSON too, and Jackson gives it back as null.
            if (value == null) {
                throw new MalformedException("nothing where a " + type.getSimpleName() + " should be");
            }
            return value;
        } catch (DatabindException e) {
            throw new MalformedException("this is no " + type.getSimpleName() + where(e));
        } catch (JacksonException e) {
            throw new MalformedException("this is not the JSON of a " + type.getSimpleName() + where(e));
        }
    }

    /** Only the names of fields: the message of the exception may quote what a citizen wrote. */
    private static String where(JacksonException e) {
        var path = e.getPath().stream()
                .map(step -> step.getPropertyName() == null ? "[" + step.getIndex() + "]" : step.getPropertyName())
                .collect(Collectors.joining("."))
                .replaceAll("[^A-Za-z0-9._\\[\\]-]", "?");
        return path.isEmpty() ? "" : ", at " + (path.length() > NAME_CHARS_MAX ? "a deep place" : path);
    }
}
