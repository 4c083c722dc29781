// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.dataset.document;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes items of a JSON text. What is no JSON, or too much of it, ends it at once. */
final class JsonText {

  static final int MAX_DEPTH = 8;
  static final int MAX_VALUES = 50_000;
  private static final int MAX_NAME = 40;

  private static final Pattern LOCATION = Pattern.compile("line (\\d+) column (\\d+)");

  private final MapProblems problems;
  private final JsonReader in;
  private int values;

  private JsonText(String text, MapProblems problems) {
    this.problems = problems;
    this.in = new JsonReader(new StringReader(text));
  }

  static Optional<JsonItem> read(String text, MapProblems problems) {
    return new JsonText(text, problems).read();
  }

  private Optional<JsonItem> read() {
    try {
      JsonItem root = value("$", 1);
      if (in.peek() != JsonToken.END_DOCUMENT) {
        return refuse("not JSON: something follows the value" + location());
      }
      return Optional.of(root);
    } catch (TooMuchJson e) {
      return refuse(e.getMessage());
    } catch (EOFException e) {
      return refuse("not JSON: the text ends too early" + location());
    } catch (IOException | NumberFormatException e) {
      // The exception's own words are not shown: some of them quote the text.
      return refuse("not JSON: something else is needed before this place" + location());
    }
  }

  private Optional<JsonItem> refuse(String why) {
    problems.add("$", why);
    return Optional.empty();
  }

  /** Where gson's reader is, which it tells in no other way. */
  private String location() {
    Matcher at = LOCATION.matcher(in.toString());
    return at.find() ? " (line " + at.group(1) + ", column " + at.group(2) + ")" : "";
  }

  private JsonItem value(String path, int depth) throws IOException {
    if (depth > MAX_DEPTH) {
      throw new TooMuchJson("nested deeper than " + MAX_DEPTH);
    }
    if (++values > MAX_VALUES) {
      throw new TooMuchJson("more than " + MAX_VALUES + " values");
    }
    return switch (in.peek()) {
      case BEGIN_OBJECT -> members(path, depth);
      case BEGIN_ARRAY -> items(path, depth);
      case STRING -> new JsonItem.Text(path, in.nextString());
      case NUMBER -> new JsonItem.Numeral(path, in.nextDouble());
      case BOOLEAN -> new JsonItem.Word(path, String.valueOf(in.nextBoolean()));
      case NULL -> {
        in.nextNull();
        yield new JsonItem.Word(path, "null");
      }
      case END_ARRAY, END_OBJECT, NAME, END_DOCUMENT ->
          throw new MalformedJsonException("no value");
    };
  }

  private JsonItem members(String path, int depth) throws IOException {
    Map<String, JsonItem> all = new LinkedHashMap<>();
    in.beginObject();
    while (in.hasNext()) {
      String name = in.nextName();
      String at = path + "." + shown(name);
      if (all.put(name, value(at, depth + 1)) != null) {
        problems.add(at, "a second member of this name; each may stand once in an object");
      }
    }
    in.endObject();
    return new JsonItem.Members(path, all);
  }

  private static String shown(String name) {
    String quoted = MapProblems.quote(name);
    return name.matches("\\w{1," + MAX_NAME + "}") ? name : "[" + quoted + "]";
  }

  private JsonItem items(String path, int depth) throws IOException {
    List<JsonItem> all = new ArrayList<>();
    in.beginArray();
    while (in.hasNext()) {
      all.add(value(path + "[" + all.size() + "]", depth + 1));
    }
    in.endArray();
    return new JsonItem.Items(path, all);
  }

  private static final class TooMuchJson extends IOException {
    private static final long serialVersionUID = 1;

    TooMuchJson(String message) {
      super(message);
    }
  }
}
