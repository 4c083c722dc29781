// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.kura.core.configuration.metatype.Tad;
import org.eclipse.kura.core.configuration.metatype.Toption;
import org.eclipse.kura.core.configuration.metatype.Tscalar;
import org.eclipse.kura.driver.ChannelDescriptor;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.dlms.cosem.LogicalName;

/**
 * The fields of a channel: what Kura shows, and what they mean. Assets work with Kura's own {@code
 * Tad} and with no other field class.
 */
final class ChannelTable implements ChannelDescriptor {

  static final String SCALER_UNIT = "scaler-unit";
  static final String RAW = "raw";

  private static final Field OBIS = Field.required("obis");
  private static final Field CLASS = Field.whole("class", 0, 0xFFFF, 3);
  private static final Field ATTRIBUTE = Field.whole("attribute", -128, 127, 2);
  private static final Field INDEX = Field.whole("index", 1, 255);
  private static final Field SCALING =
      Field.choice("scaling", SCALER_UNIT, List.of(SCALER_UNIT, RAW));

  private static final int PROFILE = 7;
  private static final int BUFFER = 2;

  private static final List<Column> COLUMNS =
      List.of(
          new Column(OBIS, "OBIS code", "The object: 1-0:1.8.0*255 or 1.0.1.8.0.255.", List.of()),
          new Column(
              CLASS,
              "Class",
              "The object's class.",
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
          new Column(ATTRIBUTE, "Attribute", "The attribute; 2 is the value.", List.of()),
          new Column(
              INDEX,
              "Element",
              "The element of a structure or array, 1 first; empty: the whole value.",
              List.of()),
          new Column(
              SCALING,
              "Scaling",
              "Whether a register's value is given in its unit, or as the bare number.",
              List.of(
                  new Label(SCALER_UNIT, "in the unit that the meter names"),
                  new Label(RAW, "as it is"))));

  /** A field as people see it. */
  private record Column(Field field, String name, String help, List<Label> options) {}

  private record Label(String value, String text) {}

  private static Label label(String number, String text) {
    return new Label(number, number + ": " + text);
  }

  /** What a channel's settings mean, or all that is wrong with them. */
  static Parsed<DlmsChannel> parse(Map<String, Object> config) {
    Settings settings = new Settings(config);
    Optional<LogicalName> name = name(settings);
    int classId = Math.toIntExact(settings.whole(CLASS).orElseThrow());
    int attribute = Math.toIntExact(settings.whole(ATTRIBUTE).orElseThrow());
    if (classId == PROFILE && attribute == BUFFER) {
      settings.problem(ATTRIBUTE, "the rows of a profile are no single value; collect them");
    }
    Optional<Integer> index = settings.whole(INDEX).map(Math::toIntExact);
    boolean scaled = settings.text(SCALING).orElseThrow().equals(SCALER_UNIT);
    return settings.result(
        () -> new DlmsChannel(new AttributeRef(classId, name.get(), attribute), index, scaled));
  }

  private static Optional<LogicalName> name(Settings settings) {
    Optional<String> text = settings.text(OBIS);
    Optional<LogicalName> name = text.flatMap(LogicalName::parse);
    if (text.isPresent() && name.isEmpty()) {
      settings.problem(OBIS, "no OBIS code such as 1-0:1.8.0*255: " + text.get());
    }
    return name;
  }

  /** Fields of Kura's own, new each time, for Kura may change them. */
  @Override
  public Object getDescriptor() {
    List<Tad> fields = new ArrayList<>();
    COLUMNS.forEach(column -> fields.add(tad(column)));
    return fields;
  }

  private static Tad tad(Column column) {
    Field field = column.field();
    Tad tad = new Tad();
    tad.setId(field.key());
    tad.setName(column.name());
    tad.setDescription(column.help());
    tad.setCardinality(0);
    tad.setRequired(field.required() || field.fallback().isPresent());
    tad.setType(field.kind() == Field.Kind.WHOLE ? Tscalar.INTEGER : Tscalar.STRING);
    field.fallback().ifPresent(value -> tad.setDefault(value.toString()));
    if (field.kind() == Field.Kind.WHOLE) {
      tad.setMin(Long.toString(field.least()));
      tad.setMax(Long.toString(field.most()));
    }
    column.options().forEach(label -> tad.setOption(option(label)));
    return tad;
  }

  private static Toption option(Label label) {
    Toption option = new Toption();
    option.setValue(label.value());
    option.setLabel(label.text());
    return option;
  }
}
