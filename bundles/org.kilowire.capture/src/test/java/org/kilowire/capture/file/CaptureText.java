// SPDX-License-Identifier: Apache-2.0
package org.kilowire.capture.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.kilowire.conversation.Octets;

/** What a reader makes of a file: a line a frame, then why it ended. */
final class CaptureText {

  private CaptureText() {}

  static List<String> read(byte[] file) {
    return read(new ByteArrayInputStream(file));
  }

  /** A stream that gives an octet at a time. */
  static List<String> slowly(byte[] file) {
    return read(
        new ByteArrayInputStream(file) {
          @Override
          public synchronized int read(byte[] target, int at, int length) {
            return super.read(target, at, Math.min(1, length));
          }
        });
  }

  static List<String> read(InputStream file) {
    List<String> lines = new ArrayList<>();
    try (CaptureFileReader reader = new CaptureFileReader(file)) {
      while (reader.next()) {
        lines.add(line(reader.frame()));
      }
      if (reader.next() || reader.frames() != lines.size()) {
        throw new AssertionError("a frame behind the end");
      }
      lines.add(
          (reader.reason() == null ? "end" : reader.reason().code()) + " " + reader.passedOver());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }

  private static String line(CaptureFrame frame) {
    CaptureInterface from = frame.source();
    String time = frame.arrivalNanos() == CaptureFrame.NO_TIME ? "-" : "" + frame.arrivalNanos();
    return "%d/%d %s %d %s %s/%d"
        .formatted(
            from.section(),
            from.number(),
            from.name(),
            from.linkType(),
            time,
            Octets.of(Arrays.copyOf(frame.octets(), frame.length())),
            frame.originalLength());
  }
}
