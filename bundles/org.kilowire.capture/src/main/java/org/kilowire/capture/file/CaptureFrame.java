// SPDX-License-Identifier: Apache-2.0
package org.kilowire.capture.file;

/**
 * A captured frame. The reader has one only: what it gives is good until the reader moves on. The
 * octets begin at 0 of an array that is used again and again.
 */
public final class CaptureFrame {

  /** Where the file gives a frame no time, as Simple Packet Blocks have none. */
  public static final long NO_TIME = Long.MIN_VALUE;

  private static final int FIRST_CAPACITY = 2048;

  private byte[] octets = new byte[FIRST_CAPACITY];
  private int length;
  private long originalLength;
  private long arrivalNanos = NO_TIME;
  private CaptureInterface source = CaptureInterface.UNKNOWN;

  CaptureFrame() {}

  /** Makes room for {@code octetsWanted}; what was there is gone. */
  byte[] room(int octetsWanted) {
    if (octets.length < octetsWanted) {
      octets = new byte[Math.max(octetsWanted, 2 * octets.length)];
    }
    return octets;
  }

  void set(CaptureInterface from, long nanos, int captured, long original) {
    source = from;
    arrivalNanos = nanos;
    length = captured;
    originalLength = original;
  }

  /** The frame, from 0 to {@link #length}; whatever is behind it is no part of it. */
  public byte[] octets() {
    return octets;
  }

  /** Octets captured. */
  public int length() {
    return length;
  }

  /** Octets that the frame had on the line, 0..4294967295: more than captured if it was cut. */
  public long originalLength() {
    return originalLength;
  }

  /** When it came, in ns since 1970 UTC, or {@link #NO_TIME}. */
  public long arrivalNanos() {
    return arrivalNanos;
  }

  /** Where it came from. */
  public CaptureInterface source() {
    return source;
  }
}
