// SPDX-License-Identifier: Apache-2.0
package org.kilowire.contract.json;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;
import org.kilowire.conversation.Decoded;
import org.kilowire.conversation.Octets;
import org.kilowire.conversation.Reason;

/**
 * Reads one JSON document in UTF-8, as strictly as the reader of gson does when it is not lenient.
 * Whatever is wrong ends in an {@link IOException}.
 */
public final class JsonIn {

  /** How an object becomes a value. */
  @FunctionalInterface
  public interface Reading<T> {
    T read(JsonIn in) throws IOException;
  }

  private static final int MAX_DEPTH = 32;
  private static final int MAX_MEMBERS = 64;
  private static final int MAX_DETAIL = 200;
  private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]{0,18})");
  private static final Pattern INSTANT =
      Pattern.compile("[+-]?\\d{4,10}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?Z");
  private static final Pattern DURATION = Pattern.compile("P[0-9DTHMS.-]{1,40}");
  private static final HexFormat HEX = HexFormat.of();

  private final JsonReader reader;
  private final Reason fault;

  private JsonIn(byte[] body, Reason fault) {
    this.fault = fault;
    this.reader =
        new JsonReader(
            new InputStreamReader(
                new ByteArrayInputStream(body),
                StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)));
  }

  /** The one value in {@code body}, or what is wrong with it under the name {@code fault}. */
  public static <T> Decoded<T> decode(byte[] body, Reason fault, Reading<T> reading) {
    JsonIn in = new JsonIn(body, fault);
    try {
      T value = reading.read(in);
      if (in.reader.peek() != JsonToken.END_DOCUMENT) {
        throw in.malformed("octets after the end of the message");
      }
      return new Decoded.Complete<>(value, body.length);
    } catch (MalformedMessage e) {
      return malformed(e.reason(), e.getMessage(), body);
    } catch (IOException | IllegalStateException | IllegalArgumentException e) {
      // The reader's own words for a wrong token, and the records' for a value out of range.
      return malformed(fault, String.valueOf(e.getMessage()), body);
    }
  }

  private static <T> Decoded<T> malformed(Reason reason, String detail, byte[] body) {
    String shown = detail.length() > MAX_DETAIL ? detail.substring(0, MAX_DETAIL) + "..." : detail;
    return new Decoded.Malformed<>(reason, shown, Math.max(1, body.length));
  }

  JsonReader reader() {
    return reader;
  }

  public MalformedMessage malformed(String detail) {
    return new MalformedMessage(fault, detail + " at " + reader.getPath());
  }

  public Members members() throws IOException {
    return new Members(this, MAX_MEMBERS);
  }

  public Members members(int max) throws IOException {
    return new Members(this, max);
  }

  public void beginArray() throws IOException {
    reader.beginArray();
  }

  /** Whether the array goes on; takes its end. */
  public boolean element() throws IOException {
    if (reader.peek() == JsonToken.END_ARRAY) {
      reader.endArray();
      return false;
    }
    return true;
  }

  /** Takes a null; false if it is something else. */
  public boolean absent() throws IOException {
    if (reader.peek() != JsonToken.NULL) {
      return false;
    }
    reader.nextNull();
    return true;
  }

  /** A string of whole characters (RFC 8259, 8.2: a lone surrogate is none). */
  public String text() throws IOException {
    if (reader.peek() != JsonToken.STRING) {
      throw malformed("expected a string, found " + reader.peek());
    }
    String text = reader.nextString();
    if (!JsonOut.isWellFormed(text)) {
      throw malformed("unpaired surrogate");
    }
    return text;
  }

  /** A whole number of 64 bits, as a number or as a string. */
  public long whole() throws IOException {
    JsonToken token = reader.peek();
    if (token != JsonToken.NUMBER && token != JsonToken.STRING) {
      throw malformed("expected a whole number, found " + token);
    }
    String digits = reader.nextString();
    if (!WHOLE.matcher(digits).matches()) {
      throw malformed("not a whole number");
    }
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException e) {
      throw malformed("beyond 64 bits: " + digits);
    }
  }

  /** A whole number in {@code min..max}. */
  public int whole(int min, int max) throws IOException {
    long number = whole();
    if (number < min || number > max) {
      throw malformed("not in " + min + ".." + max + ": " + number);
    }
    return (int) number;
  }

  public boolean flag() throws IOException {
    return reader.nextBoolean();
  }

  /** An even number of hexadecimal digits. */
  public Octets hex() throws IOException {
    return Octets.of(HEX.parseHex(text()));
  }

  public UUID uuid() throws IOException {
    String text = text();
    UUID uuid = UUID.fromString(text);
    if (!uuid.toString().equalsIgnoreCase(text)) {
      throw malformed("not a UUID");
    }
    return uuid;
  }

  /** An instant of ISO 8601 in UTC. */
  public Instant instant() throws IOException {
    try {
      return Instant.parse(matching(INSTANT, "not an instant"));
    } catch (DateTimeException e) {
      throw malformed("not an instant");
    }
  }

  /** A duration of ISO 8601 in days and less. */
  public Duration duration() throws IOException {
    try {
      return Duration.parse(matching(DURATION, "not a duration"));
    } catch (DateTimeException e) {
      throw malformed("not a duration");
    }
  }

  /** The platform's parsers take more than is meant to be in a message. */
  private String matching(Pattern pattern, String otherwise) throws IOException {
    String text = text();
    if (!pattern.matcher(text).matches()) {
      throw malformed(otherwise);
    }
    return text;
  }

  /** Passes over one value, however it is nested up to a limit. */
  public void skip() throws IOException {
    int depth = 0;
    do {
      switch (reader.peek()) {
        case BEGIN_ARRAY -> {
          reader.beginArray();
          depth++;
        }
        case BEGIN_OBJECT -> {
          reader.beginObject();
          depth++;
        }
        case END_ARRAY -> {
          reader.endArray();
          depth--;
        }
        case END_OBJECT -> {
          reader.endObject();
          depth--;
        }
        case NAME -> reader.nextName();
        case END_DOCUMENT -> throw malformed("message is truncated");
        case STRING, NUMBER, BOOLEAN, NULL -> reader.skipValue();
      }
      if (depth > MAX_DEPTH) {
        throw malformed("nested deeper than " + MAX_DEPTH);
      }
    } while (depth > 0);
  }
}
