// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.iec62056.device;

import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.Supplier;
import org.kilowire.iec62056.clock.MeterTime;
import org.kilowire.iec62056.clock.Season;
import org.kilowire.iec62056.push.CrcRule;
import org.kilowire.iec62056.server.PushServer;

/** The telegrams of DSMR P1, version 5, each with its CRC. */
public final class Telegrams implements Supplier<byte[]> {

  private static final int TORN = 3;
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyMMddHHmmss", Locale.ROOT);

  private final MeterDevice device;
  private int count;

  public Telegrams(MeterDevice device) {
    this.device = device;
  }

  @Override
  public byte[] get() {
    count++;
    byte[] telegram = PushServer.telegram(body(), CrcRule.ARC);
    boolean torn = device.is(Oddity.TORN_TELEGRAM) && count % TORN == 0;
    if (!torn) {
      return telegram;
    }
    // Torn inside a bracket, and the next one goes on from there.
    int at = new String(telegram, StandardCharsets.US_ASCII).indexOf('(') + 2;
    byte[] both = Arrays.copyOf(telegram, at + telegram.length);
    System.arraycopy(telegram, 0, both, at, telegram.length);
    return both;
  }

  private String body() {
    MeterTime now = device.time();
    String season = now.season() == Season.SUMMER ? "S" : "W";
    byte[] serial = device.meter().serial().getBytes(StandardCharsets.US_ASCII);
    StringBuilder text = new StringBuilder(device.manner().identification());
    text.append("\r\n\r\n1-3:0.2.8(50)\r\n0-0:1.0.0(");
    text.append(STAMP.format(now.local())).append(season).append(")\r\n0-0:96.1.1(");
    text.append(HexFormat.of().withUpperCase().formatHex(serial)).append(")\r\n");
    for (RegisterText register : RegisterText.ALL) {
      long value = device.meter().read(register.register());
      text.append("1-0:").append(tariff(register.code()));
      text.append(register.bracket(value, device.oddities())).append("\r\n");
    }
    return text.append('!').toString();
  }

  /** Energies are told by their tariffs, and there is one. */
  private static String tariff(String code) {
    return code.replace(".8.0", ".8.1");
  }
}
