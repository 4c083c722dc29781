// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.dataset.document;

import java.util.List;
import java.util.Map;

/** A JSON value that knows its path. */
sealed interface JsonItem {

  String path();

  /** For a message. */
  String kind();

  record Members(String path, Map<String, JsonItem> all) implements JsonItem {
    @Override
    public String kind() {
      return "an object";
    }
  }

  record Items(String path, List<JsonItem> all) implements JsonItem {
    @Override
    public String kind() {
      return "a list";
    }
  }

  record Text(String path, String value) implements JsonItem {
    @Override
    public String kind() {
      return MapProblems.quote(value);
    }
  }

  record Numeral(String path, double value) implements JsonItem {
    @Override
    public String kind() {
      return String.valueOf(value);
    }
  }

  /** true, false or null: no member of a map is one. */
  record Word(String path, String kind) implements JsonItem {}
}
