// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.dlms.cosem.LogicalName;
import org.kilowire.kura.driver.ChannelField;
import org.kilowire.kura.driver.TraitOptions;
import org.kilowire.meter.Trait;
import org.kilowire.options.OptionReader;
import org.kilowire.options.Read;

/** The fields of a channel, and what they mean. */
final class DlmsChannelFields {

  private static final String SCALER_UNIT = "scaler-unit";
  private static final int PROFILE = 7;
  private static final int BUFFER = 2;

  private static final Trait OBIS =
      Trait.text("obis", 64, null, "The object: 1-0:1.8.0*255 or 1.0.1.8.0.255.").mandatory();
  private static final Trait CLASS = Trait.integer("class", 0, 0xFFFF, 3L, "The object's class.");
  private static final Trait ATTRIBUTE =
      Trait.integer("attribute", -128, 127, 2L, "The attribute; 2 is the value.");
  private static final Trait INDEX =
      Trait.integer(
          "index",
          1,
          255,
          null,
          "The element of a structure or array, 1 first; empty: the whole value.");
  private static final Trait SCALING =
      Trait.choice(
          "scaling",
          List.of(SCALER_UNIT, "raw"),
          SCALER_UNIT,
          "Whether a register's value is given in its unit, or as the bare number.");

  /** What Kura shows. */
  static final List<ChannelField> ALL =
      List.of(
          ChannelField.of(OBIS, "OBIS code"),
          new ChannelField(
              CLASS,
              "Class",
              List.of(
                  label("1", "data"),
                  label("3", "register"),
                  label("4", "extended register"),
                  label("5", "demand register"),
                  label("6", "register activation"),
                  label("7", "profile"),
                  label("8", "clock"),
                  label("9", "script table"),
                  label("11", "special days table"),
                  label("15", "association"),
                  label("17", "SAP assignment"),
                  label("18", "image transfer"),
                  label("20", "activity calendar"),
                  label("21", "register monitor"),
                  label("22", "single action schedule"),
                  label("23", "HDLC setup"),
                  label("41", "TCP-UDP setup"),
                  label("42", "IPv4 setup"),
                  label("45", "GPRS modem setup"),
                  label("47", "GSM diagnostic"),
                  label("62", "compact data"),
                  label("63", "status mapping"),
                  label("64", "security setup"),
                  label("70", "disconnect control"),
                  label("71", "limiter"),
                  label("115", "token gateway"))),
          ChannelField.of(ATTRIBUTE, "Attribute"),
          ChannelField.of(INDEX, "Element"),
          new ChannelField(
              SCALING,
              "Scaling",
              List.of(
                  new ChannelField.Label(SCALER_UNIT, "in the unit that the meter names"),
                  new ChannelField.Label("raw", "as it is"))));

  private DlmsChannelFields() {}

  private static ChannelField.Label label(String number, String text) {
    return new ChannelField.Label(number, number + ": " + text);
  }

  /** What a channel's settings mean, or all that is wrong with them. */
  static Read<DlmsChannel> parse(Map<String, ?> config) {
    OptionReader reader = TraitOptions.reader(config);
    Map<String, Object> values =
        TraitOptions.values(reader, ALL.stream().map(ChannelField::trait).toList());
    Optional<LogicalName> name = name(reader, (String) values.get(OBIS.name()));
    int classId = Math.toIntExact((Long) values.get(CLASS.name()));
    int attribute = Math.toIntExact((Long) values.get(ATTRIBUTE.name()));
    if (classId == PROFILE && attribute == BUFFER) {
      reader.problem(
          ATTRIBUTE.name(),
          "the rows of a profile are no single value; collect them",
          TraitOptions.INSTEAD);
    }
    Optional<Integer> index =
        Optional.ofNullable((Long) values.get(INDEX.name())).map(Math::toIntExact);
    boolean scaled = SCALER_UNIT.equals(values.get(SCALING.name()));
    return reader
        .read(
            name.map(
                one -> new DlmsChannel(new AttributeRef(classId, one, attribute), index, scaled)))
        .orNone(TraitOptions.INSTEAD);
  }

  private static Optional<LogicalName> name(OptionReader reader, String text) {
    Optional<LogicalName> name = Optional.ofNullable(text).flatMap(LogicalName::parse);
    if (text != null && name.isEmpty()) {
      reader.problem(
          OBIS.name(), "no OBIS code such as 1-0:1.8.0*255: " + text, TraitOptions.INSTEAD);
    }
    return name;
  }
}
