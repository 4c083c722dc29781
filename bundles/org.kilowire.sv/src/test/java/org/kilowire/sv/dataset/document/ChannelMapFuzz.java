// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.dataset.document;

import org.kilowire.sv.dataset.ChannelMap;
import org.kilowire.sv.dataset.SampleReader;

/** Any octets as a document of channel maps: whole maps that can be used, or problems. */
public final class ChannelMapFuzz {

  private ChannelMapFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    ChannelMapResult result = ChannelMapDocument.read(input);
    if (result instanceof ChannelMapResult.Whole whole) {
      whole.maps().forEach(ChannelMapFuzz::use);
    }
  }

  private static void use(ChannelMap map) {
    SampleReader reader = new SampleReader(map);
    if (reader.channels() != map.channels().size() || map.groups().size() > map.channels().size()) {
      throw new AssertionError("another map than was read: " + map);
    }
  }
}
