// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.dlms.cosem.LogicalName;
import org.kilowire.dlms.hdlc.HdlcAddress;
import org.kilowire.kura.driver.DriverOptions;
import org.kilowire.kura.driver.TraitOptions;
import org.kilowire.kura.driver.WriteRules;
import org.kilowire.link.LinkUri;
import org.kilowire.link.Scheme;
import org.kilowire.meter.Trait;
import org.kilowire.meter.Traits;
import org.kilowire.meter.dlms.DlmsProtocol;
import org.kilowire.options.OptionReader;
import org.kilowire.options.Read;

/** One driver's options out of a component's properties. */
final class DlmsOptions {

  static final Trait WRITE_ALLOWED =
      Trait.text("write-allowed", 4096, null, "The attributes that may be written.");

  private static final String LOW = "low";

  private final DlmsFraming framing;
  private final OptionReader reader;
  private final Map<String, Object> values;

  private DlmsOptions(DlmsFraming framing, Map<String, ?> properties) {
    this.framing = framing;
    this.reader = TraitOptions.reader(properties);
    this.values = TraitOptions.values(reader, framing.options());
  }

  /** The options, or all that is wrong with them. */
  static Read<DriverOptions<DlmsAssociation, DlmsChannel>> from(
      DlmsFraming framing, Map<String, ?> properties) {
    DlmsOptions options = new DlmsOptions(framing, properties);
    Optional<DriverOptions<DlmsAssociation, DlmsChannel>> read = options.read();
    return options.reader.read(read).orNone(TraitOptions.INSTEAD);
  }

  private void problem(String field, String why) {
    reader.problem(field, why, TraitOptions.INSTEAD);
  }

  private Optional<DriverOptions<DlmsAssociation, DlmsChannel>> read() {
    Optional<LinkUri> line = DriverOptions.line(values, reader);
    checkTraits();
    checkPassword();
    WriteRules<AttributeRef> writes = writes();
    if (!writes.allowed().isEmpty() && !values.containsKey(DriverOptions.DEVICE)) {
      problem(
          DriverOptions.DEVICE, "must be given where something may be written: no other is to be");
    }
    return line.map(uri -> DriverOptions.of(uri, values, meter(uri, writes)));
  }

  private void checkTraits() {
    String serial = (String) values.get("serial-object");
    if (LogicalName.parse(serial).isEmpty()) {
      problem("serial.object", "no OBIS code: " + serial);
    }
    String length = (String) values.getOrDefault("address-length", "auto");
    if (framing == DlmsFraming.HDLC && !length.equals("auto")) {
      try {
        new HdlcAddress(number("server"), number("physical"), Integer.parseInt(length));
      } catch (IllegalArgumentException e) {
        problem("address.length", e.getMessage());
      }
    }
  }

  private int number(String trait) {
    return Math.toIntExact((Long) values.get(trait));
  }

  /** A password that the meter does not want is never sent to it. */
  private void checkPassword() {
    boolean low = values.get("authentication").equals(LOW);
    if (low && !values.containsKey(DriverOptions.PASSWORD) && !reader.isGiven("password")) {
      problem(DriverOptions.PASSWORD, "low authentication needs one");
    }
    if (!low) {
      values.remove(DriverOptions.PASSWORD);
    }
  }

  private DlmsMeterAccess meter(LinkUri line, WriteRules<AttributeRef> writes) {
    Map<String, Object> traits = new HashMap<>(values);
    traits.keySet().retainAll(framing.traits().stream().map(Trait::name).toList());
    boolean datagrams = line.scheme() == Scheme.UDP || line.options().datagram();
    Map<String, Object> own =
        Map.of(
            "framing", framing.text(), "datagrams", datagrams, "password", DriverOptions.PASSWORD);
    return new DlmsMeterAccess(
        Traits.of(new DlmsProtocol().traits(), traits, own),
        Optional.ofNullable((String) values.get(DriverOptions.DEVICE)),
        writes);
  }

  private WriteRules<AttributeRef> writes() {
    Set<AttributeRef> allowed = new HashSet<>();
    String list = (String) values.getOrDefault(WRITE_ALLOWED.name(), "");
    for (String entry : list.split("[,;\\s]+", -1)) {
      Optional<AttributeRef> attribute = AttributeRef.parse(entry);
      if (attribute.isPresent()) {
        AttributeWrites.neverWritten(attribute.get())
            .ifPresent(why -> problem(WriteRules.OPTION, entry + ": " + why));
        allowed.add(attribute.get());
      } else if (!entry.isEmpty()) {
        problem(WriteRules.OPTION, entry + ": not like 1:0-0:96.1.1*255:2, class:OBIS:attribute");
      }
    }
    return new WriteRules<>(allowed);
  }
}
