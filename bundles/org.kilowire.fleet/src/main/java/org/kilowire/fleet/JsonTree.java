// SPDX-License-Identifier: Apache-2.0
package org.kilowire.fleet;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes a tree of a JSON text. What is no JSON, or too much of it, ends it at once. */
final class JsonTree {

  static final int MAX_DEPTH = 16;

  /** A value costs far more memory than its octets. */
  static final int MAX_VALUES = 500_000;

  private static final Pattern LOCATION = Pattern.compile("line (\\d+) column (\\d+)");

  private final Problems problems;
  private final JsonReader in;
  private int values;

  private JsonTree(String text, Problems problems) {
    this.problems = problems;
    this.in = new JsonReader(new StringReader(text));
  }

  /** The whole text as one value; empty where a problem says that it is none. */
  static Optional<Node> read(String text, Problems problems) {
    return new JsonTree(text, problems).read();
  }

  private Optional<Node> read() {
    try {
      Node root = value(Place.ROOT, 1);
      // What follows the value is looked at only when it is asked for.
      JsonToken end = in.peek();
      return end == JsonToken.END_DOCUMENT ? Optional.of(root) : notJson("there is a second value");
    } catch (TooMuch e) {
      problems.add(e.place, e.getMessage());
      return Optional.empty();
    } catch (EOFException e) {
      return notJson("the text ends too early");
    } catch (MalformedJsonException | NumberFormatException e) {
      // Neither text is shown: an escape that gson does not understand is quoted in its message.
      return notJson("something else is needed here");
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot be read", e);
    }
  }

  private Optional<Node> notJson(String why) {
    // The reader tells its position in no other way.
    Matcher at = LOCATION.matcher(in.toString());
    String where = at.find() ? " (line " + at.group(1) + ", column " + at.group(2) + ")" : "";
    problems.add(Place.ROOT, "not JSON: " + why + where);
    return Optional.empty();
  }

  private Node value(Place place, int depth) throws IOException {
    if (depth > MAX_DEPTH) {
      throw new TooMuch(place, "nested deeper than " + MAX_DEPTH);
    }
    if (++values > MAX_VALUES) {
      throw new TooMuch(place, "more than " + MAX_VALUES + " values in one document");
    }
    return switch (in.peek()) {
      case BEGIN_OBJECT -> object(place, depth);
      case BEGIN_ARRAY -> list(place, depth);
      case STRING -> new Node.Text(place, in.nextString());
      case NUMBER -> new Node.Num(place, in.nextString());
      case BOOLEAN -> new Node.Flag(place, in.nextBoolean());
      case NULL -> {
        in.nextNull();
        yield new Node.Null(place);
      }
      case END_ARRAY, END_OBJECT, NAME, END_DOCUMENT ->
          throw new MalformedJsonException("no value");
    };
  }

  private Node object(Place place, int depth) throws IOException {
    Map<String, Node> members = new LinkedHashMap<>();
    in.beginObject();
    while (in.hasNext()) {
      String name = in.nextName();
      Node value = value(place.member(name, values), depth + 1);
      if (members.putIfAbsent(name, value) != null) {
        problems.add(value, "a second member of this name; each may stand once in an object");
      }
    }
    in.endObject();
    return new Node.Obj(place, members);
  }

  private Node list(Place place, int depth) throws IOException {
    List<Node> items = new ArrayList<>();
    in.beginArray();
    while (in.hasNext()) {
      items.add(value(place.item(items.size(), values), depth + 1));
    }
    in.endArray();
    return new Node.Arr(place, items);
  }

  private static final class TooMuch extends IOException {
    private static final long serialVersionUID = 1;
    private final transient Place place;

    TooMuch(Place place, String message) {
      super(message);
      this.place = place;
    }
  }
}
