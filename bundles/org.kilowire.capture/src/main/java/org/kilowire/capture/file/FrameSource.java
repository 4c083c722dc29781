// SPDX-License-Identifier: Apache-2.0
package org.kilowire.capture.file;

import java.io.IOException;
import org.kilowire.capture.CaptureReason;

/** What the formats have in common: they come to an end, and say why. */
abstract sealed class FrameSource permits PcapSource, PcapngSource {

  /** No interface has larger frames; a length above it is a lie. */
  static final int MAX_FRAME = 1 << 18;

  final CaptureInput in;
  private CaptureReason reason;
  private String detail = "";
  private long passedOver;

  FrameSource(CaptureInput in) {
    this.in = in;
  }

  /** Reads the next frame; false at the end. */
  abstract boolean next(CaptureFrame frame) throws IOException;

  /** Reading ends here. */
  final boolean end(CaptureReason why, String what) {
    reason = why;
    detail = what + ", at octet " + in.position();
    return false;
  }

  /**
   * Reads {@code length} octets whole.
   *
   * @param inside whether the file may not end in front of them either
   */
  final boolean whole(byte[] target, int length, boolean inside, String what) throws IOException {
    int read = in.read(target, 0, length);
    if (read == length) {
      return true;
    }
    if (read > 0 || inside) {
      end(CaptureReason.CUT, "the file ends inside of " + what);
    }
    return false;
  }

  final boolean pass(long length, String what) throws IOException {
    return in.skip(length) == length || end(CaptureReason.CUT, "the file ends inside of " + what);
  }

  /** A block is not used, and what is behind it is. */
  final void countPassedOver() {
    passedOver++;
  }

  final CaptureReason reason() {
    return reason;
  }

  final String detail() {
    return detail;
  }

  final long passedOver() {
    return passedOver;
  }
}
