// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.kilowire.meter.Trait;
import org.kilowire.meter.dlms.DlmsProtocol;

/** The options of the two drivers. Durations are in ms. */
final class OptionTable {

  private static final Map<String, Trait> TRAITS =
      new DlmsProtocol()
          .traits().stream().collect(Collectors.toMap(Trait::name, Function.identity()));

  static final Field LINE = Field.required("line");
  static final Field AUTHENTICATION = trait("authentication");
  static final Field PASSWORD = Field.password("password");
  static final Field DEVICE = Field.text("device");
  static final Field SERIAL_OBJECT = trait("serial-object");
  static final Field READ_DEADLINE = Field.whole("read.deadline", 100, 3_600_000, 30_000);
  static final Field LINE_WAIT = Field.whole("line.wait", 0, 3_600_000);
  static final Field IDLE = Field.whole("idle", 0, 3_600_000, 10_000);
  static final Field WRITE_ALLOWED = Field.text("write.allowed");

  static final Field SERVER_ON_HDLC = trait("server").within(0, 16_383);
  static final Field PHYSICAL = trait("physical");
  static final Field ADDRESS_LENGTH = trait("address-length");

  /** Traits of both framings. */
  private static final List<Field> COMMON =
      List.of(
          AUTHENTICATION,
          SERIAL_OBJECT,
          trait("timeout"),
          trait("retries"),
          trait("max-list"),
          trait("max-pdu"),
          trait("send-rlrq"));

  private static final List<Field> WRAPPER = List.of(trait("client"), trait("server"));

  private static final List<Field> HDLC =
      List.of(
          trait("client").within(1, 127),
          SERVER_ON_HDLC,
          PHYSICAL,
          ADDRESS_LENGTH,
          trait("inter-octet-timeout"),
          trait("max-info-transmit"),
          trait("max-info-receive"),
          trait("window-transmit"),
          trait("window-receive"),
          trait("explicit-parameters"),
          trait("send-disc"),
          trait("stale-receive-number"));

  private static final List<Field> OWN =
      List.of(LINE, PASSWORD, DEVICE, READ_DEADLINE, LINE_WAIT, IDLE, WRITE_ALLOWED);

  private OptionTable() {}

  private static Field trait(String name) {
    return Field.of(TRAITS.get(name));
  }

  /** The options that are traits of the protocol. */
  static List<Field> traits(Framing framing) {
    List<Field> all = new ArrayList<>(framing == Framing.HDLC ? HDLC : WRAPPER);
    all.addAll(COMMON);
    return all;
  }

  /** All options. */
  static List<Field> of(Framing framing) {
    List<Field> all = new ArrayList<>(OWN);
    all.addAll(traits(framing));
    return all;
  }
}
