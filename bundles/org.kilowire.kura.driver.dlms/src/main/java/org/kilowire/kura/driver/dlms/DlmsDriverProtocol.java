// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.dlms.cosem.LogicalName;
import org.kilowire.dlms.hdlc.HdlcAddress;
import org.kilowire.dlms.session.client.ServerHabits;
import org.kilowire.kura.driver.ChannelField;
import org.kilowire.kura.driver.DriverProtocol;
import org.kilowire.kura.driver.MeterAccess;
import org.kilowire.kura.driver.MeterChannel;
import org.kilowire.kura.driver.OptionValues;
import org.kilowire.kura.driver.WriteTargets;
import org.kilowire.meter.Trait;
import org.kilowire.meter.Traits;
import org.kilowire.meter.dlms.DlmsProtocol;

/** DLMS over one framing, as one driver has it. */
final class DlmsDriverProtocol implements DriverProtocol<AttributeRef, Data> {

  private static final String SERIAL_OBJECT = "serial-object";
  private static final String MODE_E = "mode-e";
  private static final String ADDRESS_LENGTH = "address-length";

  private final DlmsFraming framing;

  /** What the meter has shown, as long as the driver lives and finds the same device. */
  private final ServerHabits habits = new ServerHabits();

  DlmsDriverProtocol(DlmsFraming framing) {
    this.framing = framing;
  }

  @Override
  public List<Trait> traits() {
    return framing.traits();
  }

  @Override
  public MeterAccess<AttributeRef, Data> meter(OptionValues given, boolean datagrams) {
    String serial = given.text(SERIAL_OBJECT).orElseThrow();
    if (LogicalName.parse(serial).isEmpty()) {
      given.problem(SERIAL_OBJECT, "no OBIS code: " + serial);
    }
    if (framing == DlmsFraming.HDLC) {
      checkAddress(given);
      if (datagrams && given.flag(MODE_E)) {
        given.problem(MODE_E, "begins at 300 baud: datagrams have no rate");
      }
    }
    Map<String, Object> own =
        Map.of("framing", framing.text(), "datagrams", datagrams, "password", "password");
    return new DlmsMeterAccess(
        Traits.of(new DlmsProtocol().traits(), given.all(framing.traits()), own), habits);
  }

  private static void checkAddress(OptionValues given) {
    String length = given.text(ADDRESS_LENGTH).orElseThrow();
    if (!length.equals("auto")) {
      try {
        new HdlcAddress(
            given.number("server").orElseThrow(),
            given.number("physical").orElseThrow(),
            Integer.parseInt(length));
      } catch (IllegalArgumentException e) {
        given.problem(ADDRESS_LENGTH, e.getMessage());
      }
    }
  }

  @Override
  public List<ChannelField> channelFields() {
    return DlmsChannelFields.ALL;
  }

  @Override
  public Optional<? extends MeterChannel<AttributeRef, Data>> channel(OptionValues given) {
    return DlmsChannelFields.channel(given);
  }

  @Override
  public Optional<WriteTargets<AttributeRef>> writeTargets() {
    return Optional.of(new WritableAttributes());
  }
}
