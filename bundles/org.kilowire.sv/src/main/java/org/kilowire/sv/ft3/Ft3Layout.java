// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.ft3;

import static org.kilowire.sv.AsduView.ABSENT;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kilowire.sv.apdu91.AsduLayout;

/**
 * How a frame of FT3 is laid out: two octets of start, then the ASDU in blocks with a CRC of two
 * octets behind each.
 *
 * @param name as settings and reports have it
 * @param asdu where the parts lie once the CRCs are taken out
 * @param type what the first two octets of the ASDU are; {@link org.kilowire.sv.AsduView#ABSENT}
 *     where nothing in the frame tells the layout and a setting must: with any header but the
 *     universal one
 * @param blocks octets of each block without its CRC, 2..16; together as long as the ASDU
 */
public record Ft3Layout(String name, AsduLayout asdu, int type, List<Integer> blocks) {

  /** The octets that a frame begins with; no CRC covers them. */
  static final int START_OCTETS = 2;

  static final int CRC_OCTETS = 2;
  static final int MAX_BLOCK = 16;
  private static final int MIN_BLOCK = 2;
  private static final int MAX_BLOCKS = 64;

  /** The universal data set without smpRate and confRev: 14/16/14. */
  public static final Ft3Layout OCTETS_52 =
      new Ft3Layout("52", AsduLayout.UNIVERSAL_WITHOUT_RATE, 42, List.of(14, 16, 14));

  /** The ASDU of 9-1: header, channels 1 to 8, the rest: 14/16/16. */
  public static final Ft3Layout OCTETS_54 =
      new Ft3Layout("54", AsduLayout.UNIVERSAL, 44, List.of(14, 16, 16));

  /** The ASDU of 9-1 in blocks that are full but for the last: 16/16/14. */
  public static final Ft3Layout OCTETS_54_FULL_BLOCKS =
      new Ft3Layout("54-full-blocks", AsduLayout.UNIVERSAL, 44, List.of(16, 16, 14));

  /** Two reserved octets behind the header: 16/16/16. */
  public static final Ft3Layout OCTETS_56 =
      new Ft3Layout("56", AsduLayout.UNIVERSAL_WITH_RESERVE, 44, List.of(16, 16, 16));

  /** State Grid's extended data set, 22 channels. */
  public static final Ft3Layout OCTETS_74 =
      new Ft3Layout("74", AsduLayout.STATE_GRID, 62, List.of(16, 16, 16, 16));

  /** Sensor to merging unit, 5 channels; the second status word is in the second block. */
  public static final Ft3Layout SENSOR_26 = sensor("sensor-26", 5, List.of(16, 4));

  /** Sensor to merging unit, 6 channels, of 2010: the sixth is in the second block. */
  public static final Ft3Layout SENSOR_28_2010 = sensor("sensor-28-2010", 6, List.of(14, 8));

  /** Sensor to merging unit, 6 channels, of 2011. */
  public static final Ft3Layout SENSOR_28_2011 = sensor("sensor-28-2011", 6, List.of(16, 6));

  /** Sensor to merging unit, 9 channels. */
  public static final Ft3Layout SENSOR_34 = sensor("sensor-34", 9, List.of(16, 12));

  /** Sensor to merging unit, 15 channels. */
  public static final Ft3Layout SENSOR_48 = sensor("sensor-48", 15, List.of(16, 16, 8));

  /** All that a merging unit sends, told apart by what stands in the frame. */
  public static final List<Ft3Layout> MERGING_UNIT =
      List.of(OCTETS_52, OCTETS_54, OCTETS_54_FULL_BLOCKS, OCTETS_56, OCTETS_74);

  /** What sensors send, one of which is to be chosen. */
  public static final List<Ft3Layout> SENSORS =
      List.of(SENSOR_26, SENSOR_28_2010, SENSOR_28_2011, SENSOR_34, SENSOR_48);

  public Ft3Layout {
    blocks = List.copyOf(blocks);
    require((type != ABSENT) == (asdu.header() == AsduLayout.Header.UNIVERSAL), "type", type);
    require(type == ABSENT || type == (type & 0xFFFF), "type", type);
    require(!blocks.isEmpty() && blocks.size() <= MAX_BLOCKS, "number of blocks", blocks.size());
    blocks.forEach(one -> require(one >= MIN_BLOCK && one <= MAX_BLOCK, "octets of a block", one));
    int octets = blocks.stream().mapToInt(Integer::intValue).sum();
    require(octets == asdu.length(), "octets of all blocks", octets);
  }

  private static void require(boolean holds, String what, int value) {
    if (!holds) {
      throw new IllegalArgumentException("an FT3 layout cannot have this " + what + ": " + value);
    }
  }

  private static Ft3Layout sensor(String name, int channels, List<Integer> blocks) {
    return new Ft3Layout(name, AsduLayout.sensor(channels), ABSENT, blocks);
  }

  /** How many octets a frame has, start and CRCs included. */
  public int octets() {
    return START_OCTETS + asdu.length() + CRC_OCTETS * blocks.size();
  }

  /** The layout of that name among those that are known. */
  public static Optional<Ft3Layout> named(String name) {
    return Stream.concat(MERGING_UNIT.stream(), SENSORS.stream())
        .filter(one -> one.name().equals(name))
        .findFirst();
  }

  /**
   * Reads the description of a private layout, words with a blank in between; what is left out is
   * not there: {@code acme type=62 header=universal blocks=16,16,16,16 channels=22@16 sw1=60 sw2=62
   * smpCnt=14 smpRate=- confRev=-}. Numbers are octets counted from the ASDU's first, without CRCs;
   * {@code channels} is how many and where the first is; the header is {@code universal}, {@code
   * sensor} or {@code none}.
   *
   * @throws IllegalArgumentException with what is wrong
   */
  public static Ft3Layout parse(String description) {
    return Ft3Description.parse(description);
  }
}
