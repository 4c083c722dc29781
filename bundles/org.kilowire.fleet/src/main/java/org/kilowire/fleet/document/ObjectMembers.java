// SPDX-License-Identifier: Apache-2.0
package org.kilowire.fleet.document;

import java.util.List;
import java.util.Optional;

/** The members of one object. */
final class ObjectMembers {

  private final Node.Obj object;
  private final Problems problems;

  /** The members of {@code object}; one that is not {@code allowed} is a problem. */
  ObjectMembers(Node.Obj object, Problems problems, List<String> allowed) {
    this.object = object;
    this.problems = problems;
    object
        .members()
        .forEach(
            (name, value) -> {
              if (!allowed.contains(name)) {
                problems.add(
                    value,
                    "unknown member"
                        + problems.hint(name, allowed)
                        + "; allowed are "
                        + String.join(", ", allowed));
              }
            });
  }

  Node.Obj object() {
    return object;
  }

  Optional<Node> get(String name) {
    return Optional.ofNullable(object.members().get(name));
  }

  /** A member that must be there. */
  Optional<Node> need(String name) {
    Optional<Node> value = get(name);
    if (value.isEmpty()) {
      problems.add(object, "the member " + Words.quote(name) + " is missing");
    }
    return value;
  }
}
