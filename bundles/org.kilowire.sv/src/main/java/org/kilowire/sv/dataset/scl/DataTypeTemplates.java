// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.dataset.scl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The data type templates of a document, and what a path in them ends in. */
final class DataTypeTemplates {

  /**
   * A value without parts.
   *
   * @param path from the data object: {@code instMag.i}
   * @param bType basic type
   */
  record Leaf(String path, String bType) {}

  private static final int MAX_LEAVES = 400;
  private static final int MAX_DEPTH = 8;

  /** Types may name each other in circles, and many times over. */
  private static final int MAX_STEPS = 20_000;

  private final Map<String, SclNode> byId = new HashMap<>();
  private int steps;

  DataTypeTemplates(SclNode root) {
    root.children("DataTypeTemplates")
        .flatMap(templates -> templates.children("LNodeType", "DOType", "DAType"))
        .forEach(type -> byId.putIfAbsent(key(type.name(), type.get("id")), type));
  }

  private static String key(String element, String id) {
    return element + '\n' + id;
  }

  private Optional<SclNode> type(String element, String id) {
    return Optional.ofNullable(byId.get(key(element, id)));
  }

  /** The DOType of a data object of a logical node, down through SDOs: {@code A.phsA}. */
  Optional<SclNode> dataObject(SclNode logicalNode, String doName) {
    String[] names = doName.split("\\.", -1);
    Optional<SclNode> type =
        type("LNodeType", logicalNode.get("lnType"))
            .flatMap(lnType -> lnType.child("DO", "name", names[0]))
            .flatMap(data -> type("DOType", data.get("type")));
    for (int i = 1; i < names.length; i++) {
      String sub = names[i];
      type =
          type.flatMap(outer -> outer.child("SDO", "name", sub))
              .flatMap(data -> type("DOType", data.get("type")));
    }
    return type;
  }

  /** All values with this functional constraint, in the order of the type. */
  List<Leaf> leaves(SclNode doType, String fc) {
    List<Leaf> leaves = new ArrayList<>();
    steps = 0;
    members(doType, "", fc, leaves, 0);
    return leaves;
  }

  private void members(SclNode doType, String before, String fc, List<Leaf> leaves, int depth) {
    if (depth > MAX_DEPTH || steps++ > MAX_STEPS) {
      return;
    }
    doType
        .children("SDO", "DA")
        .forEach(
            member -> {
              String path = before + member.get("name");
              if (member.name().equals("SDO")) {
                type("DOType", member.get("type"))
                    .ifPresent(type -> members(type, path + ".", fc, leaves, depth + 1));
              } else if (member.get("fc").equals(fc)) {
                attribute(member, path, leaves, depth);
              }
            });
  }

  /** The values of one attribute, {@code instMag} or {@code instMag.i}; none where it is not. */
  List<Leaf> leavesOf(SclNode doType, String daName) {
    String[] names = daName.split("\\.", -1);
    Optional<SclNode> node = doType.child("DA", "name", names[0]);
    for (int i = 1; i < names.length; i++) {
      String part = names[i];
      node =
          node.flatMap(outer -> type("DAType", outer.get("type")))
              .flatMap(type -> type.child("BDA", "name", part));
    }
    List<Leaf> leaves = new ArrayList<>();
    steps = 0;
    node.ifPresent(found -> attribute(found, daName, leaves, 0));
    return leaves;
  }

  private void attribute(SclNode member, String path, List<Leaf> leaves, int depth) {
    if (!member.get("bType").equals("Struct")) {
      if (leaves.size() < MAX_LEAVES) {
        leaves.add(new Leaf(path, member.get("bType")));
      }
      return;
    }
    if (depth <= MAX_DEPTH && steps++ <= MAX_STEPS) {
      type("DAType", member.get("type"))
          .ifPresent(
              type ->
                  type.children("BDA")
                      .forEach(
                          part ->
                              attribute(part, path + "." + part.get("name"), leaves, depth + 1)));
    }
  }

  /** The default of an attribute's part: the Val of {@code sVC.scaleFactor} in the templates. */
  Optional<String> defaultOf(SclNode doType, String daName, String part) {
    return doType
        .child("DA", "name", daName)
        .flatMap(attribute -> type("DAType", attribute.get("type")))
        .flatMap(type -> type.child("BDA", "name", part))
        .flatMap(bda -> bda.children("Val").findFirst())
        .map(SclNode::text);
  }
}
