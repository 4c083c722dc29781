// SPDX-License-Identifier: Apache-2.0
package org.kilowire.capture.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import org.kilowire.capture.CaptureReason;

/**
 * Reads a file of captured frames one after the other: pcap in both orders of octets with micro- or
 * nanoseconds, pcapng with all that may stand in it. It holds one frame, whatever lengths the file
 * claims. What is wrong in the file ends the reading and is told by {@link #reason}; the frames
 * before it have been given. Nothing is allocated a frame. One owner.
 */
public final class CaptureFileReader implements Closeable {

  private static final int MAGIC_OCTETS = 4;

  private final InputStream file;
  private final CaptureInput in;
  private final CaptureFrame frame = new CaptureFrame();
  private FrameSource source;
  private long frames;
  private boolean over;
  private CaptureReason reason;
  private String detail = "";

  /** A reader of a file that is not compressed; it needs no buffer in between. */
  public CaptureFileReader(InputStream file) {
    this.file = file;
    in = new CaptureInput(file);
  }

  /**
   * Moves to the next frame.
   *
   * @return whether there is one; if not, {@link #reason} says whether the file is over or wrong
   * @throws IOException if the file cannot be read
   */
  public boolean next() throws IOException {
    if (over || (source == null && !begin())) {
      return false;
    }
    if (source.next(frame)) {
      frames++;
      return true;
    }
    over = true;
    reason = source.reason();
    detail = source.detail();
    return false;
  }

  private boolean begin() throws IOException {
    byte[] magic = new byte[MAGIC_OCTETS];
    int read = in.read(magic, 0, MAGIC_OCTETS);
    int big = FileWords.BIG_ENDIAN.i32(magic, 0);
    int little = FileWords.LITTLE_ENDIAN.i32(magic, 0);
    if (read == MAGIC_OCTETS && big == PcapngSource.SECTION_HEADER) {
      source = new PcapngSource(in);
    } else if (big == PcapSource.MICROS || big == PcapSource.NANOS) {
      source = new PcapSource(in, FileWords.BIG_ENDIAN, big == PcapSource.NANOS);
    } else if (little == PcapSource.MICROS || little == PcapSource.NANOS) {
      source = new PcapSource(in, FileWords.LITTLE_ENDIAN, little == PcapSource.NANOS);
    } else {
      over = true;
      reason = CaptureReason.UNKNOWN_FORMAT;
      detail = read == 0 ? "an empty file" : "neither pcap nor pcapng";
    }
    return source != null;
  }

  /** The frame that {@link #next} has moved to; always the same object. */
  public CaptureFrame frame() {
    return frame;
  }

  /** Why reading ended before the end of the file; null while it goes on, and at the very end. */
  public CaptureReason reason() {
    return reason;
  }

  /** The same for people, with the place in the file; empty where there is no reason. */
  public String detail() {
    return detail;
  }

  /** Frames so far. */
  public long frames() {
    return frames;
  }

  /** Blocks of pcapng whose inside could not be; the frames in them are lost. */
  public long passedOver() {
    return source == null ? 0 : source.passedOver();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
