// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where simulated meters are to be found. Port 0 is any free one.
 *
 * @param bind the address to listen on
 * @param wrapper the first port of the meters on the wrapper; empty for none
 * @param onePort all meters on the wrapper share that port and have wPorts 1, 2, ...; else each has
 *     a port of its own, the next that is not the HDLC line's, and wPort 1
 * @param hdlc the port of the HDLC line, on which meters have the physical addresses 17, 18, ... of
 *     logical device 1; empty for none
 * @param udp whether they are on UDP too
 * @param meters how many on the wrapper, and how many on each HDLC line, 1..10000; with UDP 1..99
 * @param serials a pseudo-terminal each with one more HDLC line, by a name of its own or by none
 */
public record HostOptions(
    String bind,
    OptionalInt wrapper,
    boolean onePort,
    OptionalInt hdlc,
    boolean udp,
    int meters,
    List<Optional<Path>> serials) {

  private static final int MOST = 10_000;

  /** A UDP port takes a thread. */
  private static final int MOST_ON_UDP = 99;

  private static final int LAST_PORT = 65_535;

  public HostOptions {
    serials = List.copyOf(serials);
    if (wrapper.isEmpty() && hdlc.isEmpty() && serials.isEmpty()) {
      throw new IllegalArgumentException(
          "neither a wrapper port nor an HDLC port nor a serial line");
    }
    if (meters < 1 || meters > MOST) {
      throw new IllegalArgumentException("meters must be 1..10000: " + meters);
    }
    if (udp && meters > MOST_ON_UDP) {
      throw new IllegalArgumentException("meters must be 1..99 on UDP: " + meters);
    }
    checkPort(wrapper);
    checkPort(hdlc);
    if (wrapper.isPresent() && wrapper.getAsInt() > 0) {
      if (wrapper.equals(hdlc)) {
        throw new IllegalArgumentException(
            "the wrapper and the HDLC line cannot share port " + wrapper.getAsInt());
      }
      if (!onePort && wrapper.getAsInt() + meters > LAST_PORT) {
        throw new IllegalArgumentException(
            "no " + meters + " ports from " + wrapper.getAsInt() + " on");
      }
    }
  }

  /** Without serial lines. */
  public HostOptions(
      String bind,
      OptionalInt wrapper,
      boolean onePort,
      OptionalInt hdlc,
      boolean udp,
      int meters) {
    this(bind, wrapper, onePort, hdlc, udp, meters, List.of());
  }

  private static void checkPort(OptionalInt port) {
    if (port.isPresent() && (port.getAsInt() < 0 || port.getAsInt() > LAST_PORT)) {
      throw new IllegalArgumentException("a port is 0..65535: " + port.getAsInt());
    }
  }

  /** So many meters on the wrapper and so many on an HDLC line, on free ports of this machine. */
  public static HostOptions loopback(int meters) {
    return new HostOptions("127.0.0.1", OptionalInt.of(0), false, OptionalInt.of(0), false, meters);
  }

  /** So many meters on each serial line and nowhere else. */
  public static HostOptions serial(int meters, List<Optional<Path>> serials) {
    return new HostOptions(
        "127.0.0.1", OptionalInt.empty(), false, OptionalInt.empty(), false, meters, serials);
  }

  /** The port of the {@code index}th meter on the wrapper, from 0. */
  int wrapperPort(int index) {
    int first = wrapper.orElseThrow();
    if (first == 0 || onePort) {
      return first;
    }
    int port = first + index;
    boolean passed = hdlc.isPresent() && hdlc.getAsInt() > first && port >= hdlc.getAsInt();
    return passed ? port + 1 : port;
  }
}
