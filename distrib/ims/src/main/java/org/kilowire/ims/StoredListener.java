// SPDX-License-Identifier: Apache-2.0
package org.kilowire.ims;

import java.util.UUID;
import org.kilowire.meter.Block;

/** Told of each block after the commit that stored it, on the IMS's worker thread. */
@FunctionalInterface
public interface StoredListener {

  void stored(String gateway, UUID epoch, long sequence, Block block);
}
