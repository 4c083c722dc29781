// SPDX-License-Identifier: Apache-2.0
package org.kilowire.fleet.document;

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
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes a tree of a JSON text. What is no JSON, or too much of it, ends it at once. */
final class JsonTree {

  static final int MAX_DEPTH = 16;

  /** A value costs far more memory than its octets. */
  static final int MAX_VALUES = 500_000;

  private static final Pattern LOCATION = Pattern.compile("line (\\d+) column (\\d+)");

  private final Problems problems;
  private final String text;
  private final JsonReader in;
  private final List<Node> repeated = new ArrayList<>();
  private int values;

  private JsonTree(String text, Problems problems) {
    this.problems = problems;
    this.text = text;
    this.in = new JsonReader(new StringReader(text));
  }

  /** The whole text as one value; empty where one problem says that it is none. */
  static Optional<Node> read(String text, Problems problems) {
    return new JsonTree(text, problems).read();
  }

  private Optional<Node> read() {
    try {
      Node root = value(Place.ROOT, 1);
      if (in.peek() != JsonToken.END_DOCUMENT) {
        return notJson("something follows the value", location());
      }
      OptionalInt fault = JsonStrictness.firstFault(text);
      if (fault.isPresent()) {
        return notJson("a character that must not stand here", location(fault.getAsInt()));
      }
      for (Node node : repeated) {
        problems.add(node, "a second member of this name; each may stand once in an object");
      }
      return Optional.of(root);
    } catch (TooMuch e) {
      problems.add(e.place, e.getMessage());
      return Optional.empty();
    } catch (EOFException e) {
      return notJson("the text ends too early", location());
    } catch (MalformedJsonException | NumberFormatException e) {
      // The exception's own words are not shown: some of them quote the text.
      return notJson("something else is needed before this place", location());
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot be read", e);
    }
  }

  private Optional<Node> notJson(String why, String where) {
    problems.add(Place.ROOT, "not JSON: " + why + where);
    return Optional.empty();
  }

  /** Where gson's reader is, which it tells in no other way. */
  private String location() {
    Matcher at = LOCATION.matcher(in.toString());
    return at.find() ? location(at.group(1), at.group(2)) : "";
  }

  private String location(int position) {
    String before = text.substring(0, position);
    long line = before.chars().filter(c -> c == '\n').count() + 1;
    return location(String.valueOf(line), String.valueOf(position - before.lastIndexOf('\n')));
  }

  private static String location(String line, String column) {
    return " (line " + line + ", column " + column + ")";
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
        repeated.add(value);
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
