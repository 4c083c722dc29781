// SPDX-License-Identifier: Apache-2.0
package org.kilowire.capture.libpcap;

import java.util.concurrent.TimeUnit;
import org.kilowire.capture.LiveFrame;
import org.pcap4j.core.PcapHandle;

/** A frame as libpcap gives it: whole, with its tags in it. */
final class LibpcapFrame implements LiveFrame {

  private static final long SECOND_MILLIS = 1000;
  private static final int C_TAG = 0x8100;

  private byte[] octets = new byte[0];
  private long original;
  private long atNanos;

  /** Goes to the frame that the handle has just given. */
  void move(byte[] frame, PcapHandle handle) {
    octets = frame;
    original = handle.getOriginalLength();
    long seconds = Math.floorDiv(handle.getTimestamp().getTime(), SECOND_MILLIS);
    atNanos = TimeUnit.SECONDS.toNanos(seconds) + handle.getTimestamp().getNanos();
  }

  @Override
  public byte[] octets() {
    return octets;
  }

  @Override
  public int offset() {
    return 0;
  }

  @Override
  public int length() {
    return octets.length;
  }

  @Override
  public long originalLength() {
    return original;
  }

  @Override
  public int tci() {
    return NO_TAG;
  }

  @Override
  public int tpid() {
    return C_TAG;
  }

  @Override
  public long atNanos() {
    return atNanos;
  }
}
