// SPDX-License-Identifier: Apache-2.0
package org.kilowire.capture.file;

import java.io.Closeable;
import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;

/**
 * Writes Ethernet frames as a pcap file with nanoseconds, little endian, as Wireshark, tcpdump and
 * {@link CaptureFileReader} read it. Nothing is allocated a frame. One owner.
 */
public final class PcapWriter implements Closeable, Flushable {

  /** The last time that a pcap file can hold: in ns since 1970, in the year 2106. */
  public static final long MAX_NANOS = 4_294_967_295_999_999_999L;

  private static final FileWords WORDS = FileWords.LITTLE_ENDIAN;
  private static final long SECOND = 1_000_000_000L;
  private static final int HEADER = 24;
  private static final int RECORD_HEADER = 16;
  private static final int MAJOR = 2;
  private static final int MINOR = 4;

  private final OutputStream file;
  private final byte[] buffer = new byte[1 << 16];
  private int used = HEADER;

  /** Begins a file; the stream needs no buffer of its own. */
  public PcapWriter(OutputStream file) {
    this.file = file;
    WORDS.putI32(buffer, 0, PcapSource.NANOS);
    WORDS.putU16(buffer, 4, MAJOR);
    WORDS.putU16(buffer, 6, MINOR);
    WORDS.putI32(buffer, 16, FrameSource.MAX_FRAME);
    WORDS.putI32(buffer, 20, CaptureInterface.ETHERNET);
  }

  /**
   * Writes a frame that was captured whole.
   *
   * @param arrivalNanos since 1970, up to the year 2106
   */
  public void write(long arrivalNanos, byte[] octets, int from, int length) throws IOException {
    write(arrivalNanos, octets, from, length, length);
  }

  /**
   * Writes a frame.
   *
   * @param arrivalNanos since 1970, up to the year 2106
   * @param originalLength what it had on the line, 0..4294967295
   */
  public void write(long arrivalNanos, byte[] octets, int from, int length, long originalLength)
      throws IOException {
    Objects.checkFromIndexSize(from, length, octets.length);
    long seconds = Math.floorDiv(arrivalNanos, SECOND);
    if (arrivalNanos < 0 || arrivalNanos > MAX_NANOS || length > FrameSource.MAX_FRAME) {
      throw new IllegalArgumentException(
          "a pcap file has no such frame: " + arrivalNanos + " ns, " + length + " octets");
    }
    if (buffer.length - used < RECORD_HEADER + length) {
      empty();
    }
    WORDS.putI32(buffer, used, (int) seconds);
    WORDS.putI32(buffer, used + 4, (int) Math.floorMod(arrivalNanos, SECOND));
    WORDS.putI32(buffer, used + 8, length);
    WORDS.putI32(buffer, used + 12, (int) originalLength);
    used += RECORD_HEADER;
    put(octets, from, length);
  }

  private void put(byte[] octets, int from, int length) throws IOException {
    if (buffer.length - used >= length) {
      System.arraycopy(octets, from, buffer, used, length);
      used += length;
    } else {
      empty();
      file.write(octets, from, length);
    }
  }

  private void empty() throws IOException {
    file.write(buffer, 0, used);
    used = 0;
  }

  @Override
  public void flush() throws IOException {
    empty();
    file.flush();
  }

  /** Writes what is left, even if nothing but the header is, and closes the stream. */
  @Override
  public void close() throws IOException {
    try (file) {
      empty();
    }
  }
}
