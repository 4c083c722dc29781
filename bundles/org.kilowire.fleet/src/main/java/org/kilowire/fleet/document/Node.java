// SPDX-License-Identifier: Apache-2.0
package org.kilowire.fleet.document;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A JSON value that knows where it stands. */
sealed interface Node {

  Place place();

  /** What it is, for a message; never what a string holds. */
  String kind();

  /** Members by name, in the order of the document. */
  record Obj(Place place, Map<String, Node> members) implements Node {
    @Override
    public String kind() {
      return "an object";
    }
  }

  record Arr(Place place, List<Node> items) implements Node {
    @Override
    public String kind() {
      return "a list";
    }
  }

  record Text(Place place, String value) implements Node {
    @Override
    public String kind() {
      return "a string";
    }

    /** A string may be a password that stands in the wrong place. */
    @Override
    public String toString() {
      return place + ": " + kind();
    }
  }

  /** A number as it was written. */
  record Num(Place place, String literal) implements Node {
    @Override
    public String kind() {
      return "the number " + Words.clip(literal);
    }

    /** Its value if that is a whole number of 64 bits; 1.0 and 1e3 are whole (JSON Schema). */
    Optional<Long> whole() {
      try {
        return Optional.of(new BigDecimal(literal).longValueExact());
      } catch (ArithmeticException | NumberFormatException e) {
        return Optional.empty();
      }
    }
  }

  record Flag(Place place, boolean set) implements Node {
    @Override
    public String kind() {
      return String.valueOf(set);
    }
  }

  record Null(Place place) implements Node {
    @Override
    public String kind() {
      return "null";
    }
  }
}
