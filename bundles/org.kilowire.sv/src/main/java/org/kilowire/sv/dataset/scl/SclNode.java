// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.dataset.scl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An element of the document that matters here. */
final class SclNode {

  private static final int MAX_SHOWN = 40;

  private final String name;
  private final SclNode parent;
  private final int line;
  private String text = "";

  /** Names and values in turn: documents have hundreds of thousands of elements. */
  private String[] attributes = {};

  private List<SclNode> children = List.of();

  SclNode(String name, SclNode parent, int line) {
    this.name = name;
    this.parent = parent;
    this.line = line;
  }

  String name() {
    return name;
  }

  SclNode parent() {
    return parent;
  }

  /** An attribute; empty where it is not there. */
  String get(String attribute) {
    for (int i = 0; i < attributes.length; i += 2) {
      if (attributes[i].equals(attribute)) {
        return attributes[i + 1];
      }
    }
    return "";
  }

  void put(String attribute, String value) {
    int length = attributes.length;
    attributes = Arrays.copyOf(attributes, length + 2);
    attributes[length] = attribute;
    attributes[length + 1] = value.strip();
  }

  void add(SclNode child) {
    if (children.isEmpty()) {
      children = new ArrayList<>(2);
    }
    children.add(child);
  }

  String text() {
    return text;
  }

  void text(String value) {
    text = value.strip();
  }

  Stream<SclNode> children(String... names) {
    List<String> wanted = List.of(names);
    return children.stream().filter(child -> wanted.contains(child.name));
  }

  Optional<SclNode> child(String element, String attribute, String value) {
    return children(element).filter(child -> child.get(attribute).equals(value)).findFirst();
  }

  /** Where it stands, with the line for who has the document open. */
  String place() {
    return path() + " (line " + line + ")";
  }

  private String path() {
    String own = (name + " " + shown(label())).strip();
    return parent == null || parent.parent == null ? own : parent.path() + "/" + own;
  }

  private String label() {
    for (String key : List.of("name", "inst", "cbName", "iedName", "id", "doName", "type")) {
      if (!get(key).isEmpty()) {
        return get("prefix") + get("lnClass") + get(key);
      }
    }
    return get("lnClass");
  }

  /** Bounded, with nothing that controls a screen. */
  static String shown(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .limit(MAX_SHOWN)
        .forEach(c -> shown.appendCodePoint(Character.isISOControl(c) ? '?' : c));
    return text.length() > MAX_SHOWN ? shown + "..." : shown.toString();
  }
}
