// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.ims;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.kilowire.cli.output.Printer;
import org.kilowire.ims.StoredListener;
import org.kilowire.meter.Block;

/** Prints each block that an IMS has stored, on its thread. */
final class PrintedBlocks implements StoredListener {

  private final Printer out;

  PrintedBlocks(Printer out) {
    this.out = out;
  }

  @Override
  public void stored(String gateway, UUID epoch, long sequence, Block block) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("gateway", gateway);
    members.put("epoch", epoch.toString());
    members.put("sequence", sequence);
    members.put("meter", block.source().meter());
    members.put("series", block.source().series().text());
    members.put("rows", block.rows());
    String text =
        "%s %d %s %s: %d rows to %s"
            .formatted(
                gateway,
                sequence,
                block.source().meter(),
                block.source().series(),
                block.rows(),
                Instant.ofEpochMilli(block.last().time()));
    out.line(text, members);
  }
}
