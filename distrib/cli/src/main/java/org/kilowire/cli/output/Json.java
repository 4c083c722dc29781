// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.output;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/** A result as a JSON object in one line. */
final class Json {

  /** Beyond it a reader of JSON may round a number. */
  private static final BigInteger EXACT = BigInteger.ONE.shiftLeft(53);

  private Json() {}

  static String object(Map<?, ?> members) {
    StringWriter text = new StringWriter();
    try (JsonWriter writer = new JsonWriter(text)) {
      write(writer, members);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail to be written", e);
    }
    return text.toString();
  }

  private static void write(JsonWriter writer, Object value) throws IOException {
    if (value == null) {
      writer.nullValue();
    } else if (value instanceof Map<?, ?> members) {
      writer.beginObject();
      for (Map.Entry<?, ?> member : members.entrySet()) {
        writer.name(member.getKey().toString());
        write(writer, member.getValue());
      }
      writer.endObject();
    } else if (value instanceof List<?> elements) {
      writer.beginArray();
      for (Object element : elements) {
        write(writer, element);
      }
      writer.endArray();
    } else if (value instanceof Boolean flag) {
      writer.value(flag);
    } else if (value instanceof Number number) {
      number(writer, new BigDecimal(number.toString()));
    } else {
      writer.value(value.toString());
    }
  }

  /** With all its digits; as text where it has more steps than a reader may know. */
  private static void number(JsonWriter writer, BigDecimal number) throws IOException {
    if (number.unscaledValue().abs().compareTo(EXACT) < 0) {
      writer.jsonValue(number.toPlainString());
    } else {
      writer.value(number.toPlainString());
    }
  }
}
