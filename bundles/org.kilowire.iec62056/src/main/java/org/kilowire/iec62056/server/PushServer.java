// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.server;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import org.kilowire.conversation.LineSettings;
import org.kilowire.conversation.Step;
import org.kilowire.iec62056.frame.Crc16;
import org.kilowire.iec62056.push.CrcRule;

/** A meter that sends telegrams by itself, one an interval: mode D, DSMR P1. Ends with the line. */
public final class PushServer extends ServerDialogue<Void> {

  private final LineSettings line;
  private final Duration interval;
  private final Supplier<byte[]> telegrams;

  /**
   * A meter.
   *
   * @param telegrams gives one each time, see {@link #telegram}
   */
  public PushServer(LineSettings line, Duration interval, Supplier<byte[]> telegrams) {
    this.line = line;
    this.interval = interval;
    this.telegrams = telegrams;
  }

  /**
   * A telegram with its CRC.
   *
   * @param body from {@code /} to {@code !}
   */
  public static byte[] telegram(String body, CrcRule rule) {
    byte[] octets = body.getBytes(StandardCharsets.ISO_8859_1);
    String crc =
        switch (rule) {
          case NONE -> "";
          case ARC, AUTO -> hex(Crc16.ARC.of(octets, 0, octets.length));
          case X25 -> hex(Crc16.X25.of(octets, 0, octets.length));
        };
    return (body + crc + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String hex(int crc) {
    return String.format(Locale.ROOT, "%04X", crc);
  }

  @Override
  public Step begin(long now) {
    return tune(line, now, this::next);
  }

  private Step next(long now) {
    return send(telegrams.get(), now, left -> pause(interval, left, DEAF, this::next));
  }

  @Override
  public Void result() {
    return null;
  }
}
