// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.dataset.scl;

/**
 * A value of a data set, in the order in which it is sent.
 *
 * @param fcda what asks for it
 * @param node the logical node that it is of
 * @param leaf path in the data object and basic type
 * @param octets that it takes; 0 where the type is not known
 */
record DataSetMember(SclNode fcda, SclNode node, DataTypeTemplates.Leaf leaf, int octets) {

  static DataSetMember of(SclNode fcda, SclNode node, DataTypeTemplates.Leaf leaf) {
    return new DataSetMember(fcda, node, leaf, octets(leaf.bType()));
  }

  /** IEC 61850-9-2, tables 14 and 15: enumerations and bit strings take 32 bits each. */
  private static int octets(String bType) {
    return switch (bType) {
      case "BOOLEAN", "INT8", "INT8U" -> 1;
      case "INT16", "INT16U" -> 2;
      case "INT24", "INT24U" -> 3;
      case "INT32", "INT32U", "FLOAT32", "Quality", "Enum", "Dbpos", "Tcmd" -> 4;
      case "INT64", "FLOAT64", "Timestamp" -> 8;
      default -> 0;
    };
  }

  String doName() {
    return fcda.get("doName");
  }

  boolean isQuality() {
    return leaf.bType().equals("Quality");
  }

  /** A signed integer that a channel map can take. */
  boolean isSample() {
    return leaf.bType().equals("INT32") || leaf.bType().equals("INT16");
  }
}
