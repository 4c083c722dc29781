// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.dataset.scl;

import org.kilowire.sv.dataset.SampleReader;

/** Any octets as an SCL document: promised streams with maps that can be used, or a refusal. */
public final class ScdFuzz {

  private ScdFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    if (SclDocument.read(input, 50) instanceof SclResult.Read read) {
      read.streams().forEach(ScdFuzz::use);
    }
  }

  private static void use(PromisedStream stream) {
    int channels = stream.map().map(map -> new SampleReader(map).channels()).orElse(0);
    if (channels != stream.map().map(map -> map.channels().size()).orElse(0)) {
      throw new AssertionError("another map than was promised: " + stream);
    }
  }
}
