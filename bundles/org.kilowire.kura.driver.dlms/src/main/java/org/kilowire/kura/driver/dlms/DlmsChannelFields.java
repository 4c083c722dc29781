// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import java.util.List;
import java.util.Optional;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.dlms.cosem.LogicalName;
import org.kilowire.kura.driver.ChannelField;
import org.kilowire.kura.driver.OptionValues;
import org.kilowire.meter.Trait;

/** The fields of a channel, and what they mean. */
final class DlmsChannelFields {

  private static final String SCALER_UNIT = "scaler-unit";
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
          new ChannelField(CLASS, "Class", InterfaceClasses.labels()),
          ChannelField.of(ATTRIBUTE, "Attribute"),
          ChannelField.of(INDEX, "Element"),
          new ChannelField(
              SCALING,
              "Scaling",
              List.of(
                  new ChannelField.Label(SCALER_UNIT, "in the unit that the meter names"),
                  new ChannelField.Label("raw", "as it is"))));

  private DlmsChannelFields() {}

  /** The channel that the fields mean; empty where the object is not known. */
  static Optional<DlmsChannel> channel(OptionValues given) {
    int classId = given.number(CLASS.name()).orElseThrow();
    int attribute = given.number(ATTRIBUTE.name()).orElseThrow();
    if (classId == InterfaceClasses.PROFILE && attribute == BUFFER) {
      given.problem(ATTRIBUTE.name(), "the rows of a profile are no single value; collect them");
    }
    boolean scaled = given.text(SCALING.name()).filter(SCALER_UNIT::equals).isPresent();
    return name(given)
        .map(name -> new AttributeRef(classId, name, attribute))
        .map(target -> new DlmsChannel(target, given.number(INDEX.name()), scaled));
  }

  private static Optional<LogicalName> name(OptionValues given) {
    Optional<String> text = given.text(OBIS.name());
    Optional<LogicalName> name = text.flatMap(LogicalName::parse);
    text.filter(one -> name.isEmpty())
        .ifPresent(one -> given.problem(OBIS.name(), "no OBIS code such as 1-0:1.8.0*255: " + one));
    return name;
  }
}
