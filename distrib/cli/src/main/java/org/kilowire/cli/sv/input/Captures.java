// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.sv.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.kilowire.capture.CaptureReason;
import org.kilowire.capture.file.CaptureFileReader;
import org.kilowire.cli.option.WrongUsage;

/** Capture files as commands take them. */
public final class Captures {

  private static final long MOST_OCTETS_OF_FT3 = 1L << 30;

  private Captures() {}

  /** The octets of an FT3 link. */
  public static byte[] octets(Path file) throws IOException {
    return MapOptions.octets(file, MOST_OCTETS_OF_FT3);
  }

  public static boolean isReadable(Path file) {
    return Files.isRegularFile(file) && Files.isReadable(file);
  }

  public static CaptureFileReader open(Path file) throws IOException {
    if (!isReadable(file)) {
      throw new IOException("cannot read " + file);
    }
    return new CaptureFileReader(Files.newInputStream(file));
  }

  /**
   * Why reading ended before the end of the file; empty where it did not.
   *
   * @throws WrongUsage where the file is no capture at all
   */
  public static String problem(CaptureFileReader reader) {
    if (reader.reason() == null) {
      return "";
    }
    if (reader.reason() == CaptureReason.UNKNOWN_FORMAT) {
      throw new WrongUsage(reader.detail() + "; the octets of an FT3 link need --ft3");
    }
    return reader.reason().code() + ", " + reader.detail();
  }
}
