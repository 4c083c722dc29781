// SPDX-License-Identifier: Apache-2.0
package org.kilowire.contract.json;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes one JSON document in UTF-8, the same octets for the same values. */
public final class JsonOut {

  /** What goes into the document. */
  @FunctionalInterface
  public interface Writing {
    void write(JsonOut out) throws IOException;
  }

  /** The largest whole number that a receiver with binary fractions only still holds exactly. */
  public static final long MAX_EXACT = 1L << 53;

  private final JsonWriter writer;

  private JsonOut(JsonWriter writer) {
    this.writer = writer;
  }

  /**
   * The document.
   *
   * @throws IllegalArgumentException if a text is not made of whole characters
   */
  public static byte[] encode(Writing writing) {
    StringWriter text = new StringWriter();
    try {
      writing.write(new JsonOut(new JsonWriter(text)));
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Whether every surrogate in {@code text} has its other half. */
  static boolean isWellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        return false;
      }
    }
    return true;
  }

  public JsonOut begin() throws IOException {
    writer.beginObject();
    return this;
  }

  public JsonOut end() throws IOException {
    writer.endObject();
    return this;
  }

  public JsonOut beginArray() throws IOException {
    writer.beginArray();
    return this;
  }

  public JsonOut endArray() throws IOException {
    writer.endArray();
    return this;
  }

  public JsonOut name(String name) throws IOException {
    writer.name(whole(name));
    return this;
  }

  public JsonOut text(String text) throws IOException {
    writer.value(whole(text));
    return this;
  }

  public JsonOut flag(boolean flag) throws IOException {
    writer.value(flag);
    return this;
  }

  public JsonOut absent() throws IOException {
    writer.nullValue();
    return this;
  }

  /** A number, or a string where a number would not be held exactly everywhere. */
  public JsonOut number(long number) throws IOException {
    if (number > MAX_EXACT || number < -MAX_EXACT) {
      writer.value(Long.toString(number));
    } else {
      writer.value(number);
    }
    return this;
  }

  /** An object of strings, in the order of the map. */
  public JsonOut texts(Map<String, String> texts) throws IOException {
    begin();
    for (Map.Entry<String, String> entry : texts.entrySet()) {
      name(entry.getKey()).text(entry.getValue());
    }
    return end();
  }

  private static String whole(String text) {
    if (!isWellFormed(text)) {
      throw new IllegalArgumentException("unpaired surrogate in a text");
    }
    return text;
  }
}
