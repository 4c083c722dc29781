// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/** Captures with known results, where they are at hand; a test that asks is skipped elsewhere. */
public final class SvCaptures {

  private static final int FILE_HEADER = 24;

  /** With which the magic number begins in a file of big-endian numbers. */
  private static final byte BIG_ENDIAN = (byte) 0xA1;

  private SvCaptures() {}

  /** The frames of a pcap file of the cases, {@code name} without its {@code .gz}. */
  public static List<byte[]> frames(String name) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(octets(name)).order(ByteOrder.LITTLE_ENDIAN);
    if (in.get(0) == BIG_ENDIAN) {
      in.order(ByteOrder.BIG_ENDIAN);
    }
    in.position(FILE_HEADER);
    List<byte[]> frames = new ArrayList<>();
    while (in.hasRemaining()) {
      in.getLong();
      byte[] frame = new byte[in.getInt()];
      in.getInt();
      in.get(frame);
      frames.add(frame);
    }
    return frames;
  }

  private static byte[] octets(String name) throws IOException {
    Path file = folder().resolve(name + ".gz");
    Assumptions.assumeTrue(Files.exists(file), "not here: " + file);
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
      return in.readAllBytes();
    }
  }

  private static Path folder() {
    String cases = System.getProperty("kilowire.cases");
    return cases != null
        ? Path.of(cases, "sampled-values")
        : Path.of(System.getProperty("kilowire.facts", "absent"), "..", "cases", "sampled-values");
  }
}
