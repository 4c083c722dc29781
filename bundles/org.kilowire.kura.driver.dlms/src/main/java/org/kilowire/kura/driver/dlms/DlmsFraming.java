// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.kilowire.meter.Trait;
import org.kilowire.meter.dlms.DlmsProtocol;

/** How APDUs are carried on the line, and the traits of meters that are options of its driver. */
enum DlmsFraming {
  HDLC,
  WRAPPER;

  private static final List<Trait> ON_HDLC =
      List.of(
          trait("client").within(1, 127),
          trait("server").within(0, 16_383),
          trait("physical"),
          trait("address-length"),
          trait("inter-octet-timeout"),
          trait("max-info-transmit"),
          trait("max-info-receive"),
          trait("window-transmit"),
          trait("window-receive"),
          trait("explicit-parameters"),
          trait("send-disc"),
          trait("stale-receive-number"),
          trait("mode-e"),
          trait("mode-e-address"),
          trait("mode-e-max-baud"));

  private static final List<Trait> ON_WRAPPER = List.of(trait("client"), trait("server"));

  private static final List<Trait> ON_BOTH =
      List.of(
          trait("authentication"),
          trait("serial-object"),
          trait("timeout"),
          trait("retries"),
          trait("max-list"),
          trait("max-pdu"),
          trait("send-rlrq"));

  private static Trait trait(String name) {
    return new DlmsProtocol()
        .traits().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
  }

  /** As the trait {@code framing} has it. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The options that are traits of the protocol. */
  List<Trait> traits() {
    return Stream.concat((this == HDLC ? ON_HDLC : ON_WRAPPER).stream(), ON_BOTH.stream()).toList();
  }
}
