// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.sv.input;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.kilowire.cli.option.WrongUsage;
import org.kilowire.sv.ft3.Ft3Crc;
import org.kilowire.sv.ft3.Ft3Layout;
import org.kilowire.sv.ft3.Ft3Options;
import picocli.CommandLine.Option;

/** How a file of FT3 is read. */
public final class Ft3FileOptions {

  private static final int USUAL_RATE = 4000;
  private static final int LARGEST_INITIAL = 0xFFFF;

  @Option(names = "--ft3", description = "the octets of an FT3 link, not a capture")
  private boolean ft3;

  @Option(
      names = "--layout",
      paramLabel = "NAME|DESCRIPTION",
      description =
          "FT3: 52, 54, 54-full-blocks, 56, 74, sensor-26, sensor-28-2010, sensor-28-2011,"
              + " sensor-34, sensor-48, or a private one: its name, blocks=, channels=, ..."
              + " (default: those of merging units, told apart)")
  private String layout;

  @Option(
      names = "--crc-init",
      paramLabel = "HEX",
      description = "FT3: what the CRC begins with (default: 0)")
  private String initial = "0";

  @Option(names = "--no-complement", description = "FT3: the CRC is not complemented")
  private boolean plain;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description =
          "FT3: samples a second where no map says it, for the octets of a file have no time"
              + " (default: what the counter counts to, else 4000; found out of what comes live)")
  private Integer rate;

  public boolean isFt3() {
    if (!ft3 && (layout != null || plain || !initial.equals("0"))) {
      throw new WrongUsage("--layout, --crc-init and --no-complement are for --ft3");
    }
    return ft3;
  }

  /** Samples a second, as was told; else what is usual. */
  public int rate() {
    if (rate == null) {
      return USUAL_RATE;
    }
    if (rate < 1 || rate > 1_000_000) {
      throw new WrongUsage("--rate is 1..1000000");
    }
    return rate;
  }

  /** Samples a second of the octets in a file, as was told; else as their counter says. */
  public int rate(Path file) throws IOException {
    int counted =
        rate == null ? CountedRate.of(Captures.octets(file), options()) : CountedRate.NONE;
    return counted == CountedRate.NONE ? rate() : counted;
  }

  /** What frames to expect. */
  public Ft3Options options() {
    Ft3Crc crc = new Ft3Crc(initial(), !plain);
    return layout == null
        ? new Ft3Options(crc, Ft3Layout.MERGING_UNIT)
        : new Ft3Options(crc, List.of(named()));
  }

  private Ft3Layout named() {
    try {
      return Ft3Layout.named(layout).orElseGet(() -> Ft3Layout.parse(layout));
    } catch (IllegalArgumentException e) {
      throw new WrongUsage("--layout: " + e.getMessage());
    }
  }

  private int initial() {
    if (!initial.matches("[0-9A-Fa-f]{1,4}")) {
      throw new WrongUsage("--crc-init is up to four hexadecimal digits, as FFFF");
    }
    return Integer.parseInt(initial, 16) & LARGEST_INITIAL;
  }
}
