// SPDX-License-Identifier: Apache-2.0
package org.kilowire.capture.file;

import java.io.IOException;
import org.kilowire.capture.CaptureReason;

/** A pcap file: one header, then frames with one of 16 octets each. One interface, no name. */
final class PcapSource extends FrameSource {

  static final int MICROS = 0xA1B2C3D4;
  static final int NANOS = 0xA1B23C4D;

  private static final long SECOND = 1_000_000_000L;
  private static final int REST_OF_HEADER = 20;
  private static final int LINK_TYPE_AT = 16;
  private static final int RECORD_HEADER = 16;
  private static final int FRACTION_AT = 4;
  private static final int CAPTURED_AT = 8;
  private static final int ORIGINAL_AT = 12;

  private final FileWords words;
  private final long nanosPerFraction;
  private final byte[] header = new byte[REST_OF_HEADER];
  private CaptureInterface source;

  PcapSource(CaptureInput in, FileWords words, boolean nanos) {
    super(in);
    this.words = words;
    nanosPerFraction = nanos ? 1 : 1000;
  }

  @Override
  boolean next(CaptureFrame frame) throws IOException {
    if (source == null && !begin()) {
      return false;
    }
    if (!whole(header, RECORD_HEADER, false, "a frame's header")) {
      return false;
    }
    long captured = words.u32(header, CAPTURED_AT);
    if (captured > MAX_FRAME) {
      return end(CaptureReason.MALFORMED, "a frame of " + captured + " octets");
    }
    long original = words.u32(header, ORIGINAL_AT);
    long nanos = words.u32(header, 0) * SECOND + words.u32(header, FRACTION_AT) * nanosPerFraction;
    if (!whole(frame.room((int) captured), (int) captured, true, "a frame")) {
      return false;
    }
    frame.set(source, nanos, (int) captured, original);
    return true;
  }

  /** The upper bits say how long a check sequence is, where frames have one. */
  private boolean begin() throws IOException {
    if (!whole(header, REST_OF_HEADER, true, "its header")) {
      return false;
    }
    source = new CaptureInterface(0, 0, "", words.u16(header, linkTypeAt()));
    return true;
  }

  private int linkTypeAt() {
    return words == FileWords.LITTLE_ENDIAN ? LINK_TYPE_AT : LINK_TYPE_AT + 2;
  }
}
