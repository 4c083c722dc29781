// SPDX-License-Identifier: Apache-2.0
package org.kilowire.capture.file;

import java.io.IOException;
import java.io.InputStream;

/** A file's octets in order: whole pieces or what is left, and skipping without holding. */
final class CaptureInput {

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int next;
  private int end;
  private long position;

  CaptureInput(InputStream in) {
    this.in = in;
  }

  /** How many octets have been taken. */
  long position() {
    return position;
  }

  /** Reads {@code length} octets; fewer only where the file ends. */
  int read(byte[] target, int at, int length) throws IOException {
    int done = 0;
    while (done < length && available()) {
      int piece = Math.min(length - done, end - next);
      System.arraycopy(buffer, next, target, at + done, piece);
      next += piece;
      done += piece;
    }
    position += done;
    return done;
  }

  /** Passes over {@code length} octets; fewer only where the file ends. */
  long skip(long length) throws IOException {
    long done = 0;
    while (done < length && available()) {
      int piece = (int) Math.min(length - done, end - next);
      next += piece;
      done += piece;
    }
    position += done;
    return done;
  }

  private boolean available() throws IOException {
    if (next == end) {
      next = 0;
      end = Math.max(0, in.read(buffer, 0, buffer.length));
    }
    return next < end;
  }
}
