// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.iec62056;

import java.time.Duration;
import java.util.List;
import org.kilowire.simulators.iec62056.device.MeterKind;

/**
 * Lines with simulated meters.
 *
 * @param bind the address to listen on
 * @param lines where they are, at least one
 * @param kinds of the meters of a line, in turn
 * @param meters of IEC 62056-21 on each line, 0..250
 * @param hdlcMeters DLMS meters on each line beside them, 0..100, with the physical addresses 17,
 *     18, ...
 * @param speed how many times faster than their rate lines run, 1..1000
 * @param echo whether lines return what the client says
 * @param interval between two telegrams of meters that speak by themselves
 * @param faults what goes wrong
 */
public record Iec62056HostOptions(
    String bind,
    List<LinePlace> lines,
    List<MeterKind> kinds,
    int meters,
    int hdlcMeters,
    int speed,
    boolean echo,
    Duration interval,
    List<FaultChoice> faults) {

  private static final int MOST = 250;
  private static final int MOST_HDLC = 100;

  public Iec62056HostOptions {
    lines = List.copyOf(lines);
    kinds = List.copyOf(kinds);
    faults = List.copyOf(faults);
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("no line: --link is needed");
    }
    if (kinds.isEmpty()) {
      throw new IllegalArgumentException("no type of meters: --type is needed");
    }
    check("meters", meters, MOST);
    check("DLMS meters", hdlcMeters, MOST_HDLC);
    if (meters + hdlcMeters == 0) {
      throw new IllegalArgumentException("a line has a meter at least");
    }
    if (interval.isNegative() || interval.isZero()) {
      throw new IllegalArgumentException("telegrams need an interval: " + interval);
    }
  }

  private static void check(String what, int count, int most) {
    if (count < 0 || count > most) {
      throw new IllegalArgumentException(what + " must be 0.." + most + ": " + count);
    }
  }

  /** One meter of each kind on one line, ten times faster than its rate. */
  public static Iec62056HostOptions of(LinePlace line, MeterKind... kinds) {
    return new Iec62056HostOptions(
        "127.0.0.1",
        List.of(line),
        List.of(kinds),
        kinds.length,
        0,
        10,
        false,
        Duration.ofSeconds(10),
        List.of());
  }

  /** The same at another speed, with or without an echo. */
  public Iec62056HostOptions withLine(int times, boolean returns) {
    return new Iec62056HostOptions(
        bind, lines, kinds, meters, hdlcMeters, times, returns, interval, faults);
  }

  /** The same with so many meters on each line. */
  public Iec62056HostOptions withMeters(int count, int hdlcCount) {
    return new Iec62056HostOptions(
        bind, lines, kinds, count, hdlcCount, speed, echo, interval, faults);
  }

  /** The same with faults, as {@link FaultChoice#parse} reads them. */
  public Iec62056HostOptions withFaults(String... texts) {
    List<FaultChoice> choices = List.of(texts).stream().map(FaultChoice::parse).toList();
    return new Iec62056HostOptions(
        bind, lines, kinds, meters, hdlcMeters, speed, echo, interval, choices);
  }

  /** The same with telegrams at another interval. */
  public Iec62056HostOptions withInterval(Duration between) {
    return new Iec62056HostOptions(
        bind, lines, kinds, meters, hdlcMeters, speed, echo, between, faults);
  }
}
