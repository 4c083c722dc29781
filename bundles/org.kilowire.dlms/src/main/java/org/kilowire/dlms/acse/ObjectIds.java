// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.acse;

import org.kilowire.conversation.Octets;

/** The object identifiers under 2.16.756.5.8, the DLMS UA's: two kinds, one last arc each. */
final class ObjectIds {

  static final int CONTEXT = 1;
  static final int MECHANISM = 2;

  private static final Octets ROOT = Octets.ofHex("60857405 08");

  private ObjectIds() {}

  static Octets of(int kind, int last) {
    return Octets.ofHex(ROOT.toString() + String.format("%02X%02X", kind, last));
  }

  /** The last arc of an identifier of {@code kind}; -1 for anything else. */
  static int last(Octets id, int kind) {
    int root = ROOT.length();
    boolean ours = id.length() == root + 2 && id.slice(0, root).equals(ROOT) && id.at(root) == kind;
    return ours ? id.at(root + 1) : -1;
  }
}
