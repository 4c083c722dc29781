// SPDX-License-Identifier: Apache-2.0
package org.kilowire.fleet.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One of the lists of the document: objects, each with an id of its own. */
final class Entries {

  /**
   * An object of the list.
   *
   * @param id as it stands there, right or wrong, so that who refers to it is not wrong as well;
   *     empty where there is none or it is another's
   */
  record Entry(Optional<String> id, ObjectMembers members) {}

  private Entries() {}

  /** The objects of {@code list}; those beyond {@code most} are not looked at. */
  static List<Entry> read(Node list, int most, ValueReader values, List<String> allowed) {
    Map<String, Place> owners = new HashMap<>();
    List<Entry> entries = new ArrayList<>();
    for (Node item : values.list(list, 0, most)) {
      values
          .object(item)
          .map(object -> new ObjectMembers(object, values.problems, allowed))
          .ifPresent(members -> entries.add(entry(members, owners, values)));
    }
    return entries;
  }

  private static Entry entry(ObjectMembers members, Map<String, Place> owners, ValueReader values) {
    Optional<Node> node = members.need("id");
    node.ifPresent(values::id);
    Optional<String> id =
        node.filter(Node.Text.class::isInstance).map(text -> ((Node.Text) text).value());
    Optional<Place> owner = id.map(text -> owners.putIfAbsent(text, members.object().place()));
    if (owner.isPresent()) {
      values.problems.add(
          node.orElseThrow(), Words.quote(id.orElseThrow()) + " is the id of " + owner.get());
      return new Entry(Optional.empty(), members);
    }
    return new Entry(id, members);
  }
}
