// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.dataset.scl;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads the sampled values of SCL documents of all editions. Nothing outside of the document is
 * read; what does not concern sampled values is passed over.
 */
public final class SclDocument {

  /** The largest document, in octets. */
  public static final int MAX_OCTETS = 256 << 20;

  public static final int MAX_STREAMS = 4096;
  public static final int MAX_REMARKS = 2000;

  private SclDocument() {}

  /**
   * Reads a document.
   *
   * @param nominalHertz nominal frequency of the network, which SCL does not have where it is
   *     needed; 0 if it is not known: then streams with a rate per period have no rate a second
   */
  public static SclResult read(byte[] document, double nominalHertz) {
    if (document.length > MAX_OCTETS) {
      return new SclResult.Refused(
          "has " + document.length + " octets; allowed are " + MAX_OCTETS + " octets");
    }
    try {
      return read(SclTree.read(document), nominalHertz);
    } catch (SclTree.UnusableScl e) {
      return new SclResult.Refused(e.getMessage());
    }
  }

  private static SclResult read(SclNode root, double nominalHertz) {
    SclRemarks remarks = new SclRemarks();
    SmvAddresses addresses = new SmvAddresses(root, remarks);
    ControlBlocks blocks =
        new ControlBlocks(new DataTypeTemplates(root), addresses, nominalHertz, remarks);
    List<String> simulating = new ArrayList<>();
    for (SclNode ied : root.children("IED").toList()) {
      LogicalNodes nodes = new LogicalNodes(ied);
      blocks.take(ied, nodes);
      if (nodes.isSimulating()) {
        simulating.add(ied.get("name"));
        remarks.note(ied, "takes simulated messages in place of real ones (LPHD.Sim)");
      }
    }
    addresses.unused();
    if (blocks.streams().isEmpty()) {
      remarks.note(root, "has no sampled value control block");
    }
    return new SclResult.Read(blocks.streams(), remarks.all(), simulating);
  }
}
