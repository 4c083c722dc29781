// SPDX-License-Identifier: Apache-2.0
package org.kilowire.fleet.document;

/**
 * Where a JSON value stands.
 *
 * @param parent the object or list around it; null for the whole document
 * @param name of the member; null for an item of a list and for the whole document
 * @param index of the item, from 0
 * @param order its number in the document, outer values before inner ones
 */
record Place(Place parent, String name, int index, int order) {

  static final Place ROOT = new Place(null, null, 0, 0);

  Place member(String member, int number) {
    return new Place(this, member, 0, number);
  }

  Place item(int item, int number) {
    return new Place(this, null, item, number);
  }

  /** The path as RFC 9535 writes it: {@code $.meters[3].traits['max-pdu']}; long names are cut. */
  @Override
  public String toString() {
    if (parent == null) {
      return "$";
    }
    return parent + (name == null ? "[" + index + "]" : step(Words.clip(name)));
  }

  private static String step(String name) {
    if (name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
      return "." + name;
    }
    return "['" + name.replace("\\", "\\\\").replace("'", "\\'") + "']";
  }
}
