// SPDX-License-Identifier: Apache-2.0
package org.kilowire.capture.file;

import java.util.List;

/** Any octets, as a file: it ends, within bounds, and how it is read makes no difference. */
public final class CaptureFileFuzz {

  private CaptureFileFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    List<String> lines = CaptureText.read(input);
    if (lines.size() > 1 + input.length / 16) {
      throw new AssertionError("more frames than the file has room for");
    }
    if (!lines.equals(CaptureText.slowly(input))) {
      throw new AssertionError("it makes a difference how the file is read");
    }
  }
}
