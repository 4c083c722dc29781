// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.wrapper;

import java.nio.ByteBuffer;

/**
 * Gathers WPDUs out of a stream that is cut anywhere. Every octet offered is taken, so that nothing
 * unread is left behind but what follows a whole WPDU.
 */
final class WpduReader {

  /** What the octets so far have come to. */
  enum Found {
    /** A whole WPDU that is wanted: {@link #apdu}. */
    WPDU,
    /** All octets are taken, and more are needed. */
    MORE,
    /** A wanted WPDU of more octets than are taken; its octets will be passed over. */
    TOO_LONG,
    /** The header is none; nothing behind it can be trusted. */
    OUT_OF_STEP
  }

  /** Who is spoken to, asked once a header is whole. */
  @FunctionalInterface
  interface Wanted {
    boolean from(int source, int destination);
  }

  private static final int FIRST_CAPACITY = 256;

  private final int maxLength;
  private final boolean datagrams;
  private final WpduCounts counts;
  private final Wanted wanted;
  private final ByteBuffer header = ByteBuffer.allocate(Wpdu.HEADER_LENGTH);
  private ByteBuffer apdu = ByteBuffer.allocate(FIRST_CAPACITY);
  private int missing;
  private boolean taking;
  private boolean stale;

  /**
   * A reader of APDUs up to {@code maxLength} octets.
   *
   * @param datagrams each reading takes whole datagrams: what is broken ends with its datagram
   */
  WpduReader(int maxLength, boolean datagrams, WpduCounts counts, Wanted wanted) {
    this.maxLength = maxLength;
    this.datagrams = datagrams;
    this.counts = counts;
    this.wanted = wanted;
  }

  /** The stream begins anew: whatever was begun is forgotten. */
  void reset() {
    header.clear();
    missing = 0;
    taking = false;
    stale = false;
  }

  /** A WPDU that has begun already is nobody's: pass over the rest of it. */
  void passOverBegun() {
    stale = midway() && header.hasRemaining();
    taking = false;
  }

  /** Whether a WPDU has begun and is not whole. */
  boolean midway() {
    return header.position() > 0;
  }

  /** Whether a WPDU that is wanted has begun and is not whole. */
  boolean gathering() {
    return taking;
  }

  /** The APDU of the last {@link Found#WPDU}, until reading goes on. */
  ByteBuffer apdu() {
    return apdu;
  }

  int source() {
    return header.getShort(Wpdu.SOURCE_AT) & 0xFFFF;
  }

  int destination() {
    return header.getShort(Wpdu.DESTINATION_AT) & 0xFFFF;
  }

  int length() {
    return header.getShort(Wpdu.LENGTH_AT) & 0xFFFF;
  }

  int version() {
    return header.getShort(Wpdu.VERSION_AT) & 0xFFFF;
  }

  /** Takes octets up to the end of the next wanted WPDU. */
  Found read(ByteBuffer in) {
    Found found = next(in);
    boolean broken = found == Found.OUT_OF_STEP || found == Found.TOO_LONG;
    if (broken || (datagrams && found == Found.MORE && midway())) {
      counts.malformed++;
    }
    if (!datagrams || found == Found.WPDU) {
      return found;
    }
    in.position(in.limit());
    reset();
    return Found.MORE;
  }

  private Found next(ByteBuffer in) {
    while (true) {
      if (header.hasRemaining()) {
        move(in, header, header.remaining());
        if (header.hasRemaining()) {
          return Found.MORE;
        }
        Found broken = begin();
        if (broken != null) {
          return broken;
        }
      }
      missing -= taking ? move(in, apdu, missing) : skip(in, missing);
      if (missing > 0) {
        return Found.MORE;
      }
      boolean whole = taking;
      taking = false;
      header.rewind();
      if (whole) {
        counts.received++;
        apdu.flip();
        return Found.WPDU;
      }
    }
  }

  private Found begin() {
    if (version() != Wpdu.VERSION) {
      header.clear();
      return Found.OUT_OF_STEP;
    }
    missing = length();
    taking = !stale && wanted.from(source(), destination());
    stale = false;
    if (!taking) {
      return null;
    }
    if (missing > maxLength) {
      taking = false;
      return Found.TOO_LONG;
    }
    if (apdu.capacity() < missing) {
      apdu = ByteBuffer.allocate(Math.min(maxLength, Math.max(missing, 2 * apdu.capacity())));
    }
    apdu.clear();
    return null;
  }

  private static int move(ByteBuffer in, ByteBuffer to, int most) {
    int length = Math.min(in.remaining(), most);
    to.put(to.position(), in, in.position(), length);
    to.position(to.position() + length);
    return skip(in, length);
  }

  private static int skip(ByteBuffer in, int most) {
    int length = Math.min(in.remaining(), most);
    in.position(in.position() + length);
    return length;
  }
}
