// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A command's output: lines for people, or one JSON object a line. */
public final class Printer {

  private static final long EXACT_IN_JSON = 1L << 53;

  private final PrintWriter out;
  private final boolean json;

  public Printer(PrintWriter out, boolean json) {
    this.out = out;
    this.json = json;
  }

  /**
   * Prints one thing.
   *
   * @param text for people
   * @param members for programs, in the order of the map: numbers, text, flags, lists, maps, null
   */
  public void line(String text, Map<String, ?> members) {
    out.println(json ? object(members) : text);
    out.flush();
  }

  /** Prints why there is nothing else to print: for people on standard error. */
  public void failure(PrintWriter err, String text, Map<String, ?> members) {
    if (json) {
      line(text, members);
    } else {
      err.println(text);
      err.flush();
    }
  }

  /** Two members in this order; {@link Map#of} has no order. */
  public static Map<String, Object> members(
      String name, Object value, String nextName, Object nextValue) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put(name, value);
    members.put(nextName, nextValue);
    return members;
  }

  public boolean json() {
    return json;
  }

  private static String object(Map<String, ?> members) {
    StringWriter text = new StringWriter();
    try (JsonWriter writer = new JsonWriter(text)) {
      write(writer, members);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
    } else if (value instanceof Number number && !(number instanceof BigDecimal)) {
      number(writer, number);
    } else {
      writer.value(value instanceof BigDecimal exact ? exact.toPlainString() : value.toString());
    }
  }

  /** Numbers that a reader of JSON may round are text. */
  private static void number(JsonWriter writer, Number number) throws IOException {
    long whole = number.longValue();
    if (whole > -EXACT_IN_JSON && whole < EXACT_IN_JSON) {
      writer.value(number);
    } else {
      writer.value(number.toString());
    }
  }
}
