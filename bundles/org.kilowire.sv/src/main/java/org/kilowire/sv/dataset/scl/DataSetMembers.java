// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.dataset.scl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Resolves the FCDAs of a data set: one may name a whole data object, an attribute such as instMag,
 * or a part of it such as instMag.i; what is sent is all that is below, in the order of the types.
 */
final class DataSetMembers {

  private static final int MAX_MEMBERS = 400;

  private final DataTypeTemplates types;
  private final LogicalNodes nodes;
  private final SclRemarks remarks;

  DataSetMembers(DataTypeTemplates types, LogicalNodes nodes, SclRemarks remarks) {
    this.types = types;
    this.nodes = nodes;
    this.remarks = remarks;
  }

  /** All values in order; empty where one cannot be resolved, for then none has a known place. */
  Optional<List<DataSetMember>> of(SclNode dataSet) {
    List<DataSetMember> members = new ArrayList<>();
    for (SclNode fcda : dataSet.children("FCDA").toList()) {
      Optional<SclNode> node = nodes.find(fcda);
      if (node.isEmpty()) {
        remarks.fault(fcda, "there is no such logical node in this IED: the data set has no map");
        return Optional.empty();
      }
      List<DataTypeTemplates.Leaf> leaves = leaves(fcda, node.get());
      leaves.forEach(leaf -> members.add(DataSetMember.of(fcda, node.get(), leaf)));
      if (leaves.isEmpty() || members.size() > MAX_MEMBERS) {
        String why = leaves.isEmpty() ? "cannot be resolved in DataTypeTemplates" : "is too much";
        remarks.fault(fcda, why + ": the data set has no map");
        return Optional.empty();
      }
    }
    return Optional.of(members);
  }

  private List<DataTypeTemplates.Leaf> leaves(SclNode fcda, SclNode node) {
    String daName = fcda.get("daName");
    Optional<SclNode> doType = types.dataObject(node, fcda.get("doName"));
    if (doType.isEmpty()) {
      return guessed(fcda, daName);
    }
    return daName.isEmpty()
        ? types.leaves(doType.get(), fcda.get("fc"))
        : types.leavesOf(doType.get(), daName);
  }

  /** A document without the types still says what it means, if it means what all others do. */
  private List<DataTypeTemplates.Leaf> guessed(SclNode fcda, String daName) {
    DataTypeTemplates.Leaf value = new DataTypeTemplates.Leaf("instMag.i", "INT32");
    DataTypeTemplates.Leaf quality = new DataTypeTemplates.Leaf("q", "Quality");
    List<DataTypeTemplates.Leaf> taken =
        switch (daName) {
          case "" -> List.of(value, quality);
          case "instMag", "instMag.i" -> List.of(value);
          case "q" -> List.of(quality);
          default -> List.of();
        };
    if (!taken.isEmpty()) {
      remarks.guess(
          fcda,
          "its type is not in DataTypeTemplates; taken as "
              + String.join(" and ", taken.stream().map(DataTypeTemplates.Leaf::path).toList()));
    }
    return taken;
  }
}
