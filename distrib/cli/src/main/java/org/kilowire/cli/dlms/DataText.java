// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.dlms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kilowire.conversation.Octets;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.axdr.DataType;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.dlms.cosem.LogicalName;
import org.kilowire.dlms.cosem.OctetText;
import org.kilowire.dlms.cosem.ScalerUnit;
import org.kilowire.dlms.cosem.time.CosemDateTime;
import org.kilowire.dlms.cosem.time.DeviationSign;

/**
 * COSEM data as what JSON can say: numbers, text, flags, lists, objects, nothing. Dates, OBIS codes
 * and units are what they stand for, structures have their fields' names where the standard gives
 * the attribute some.
 */
final class DataText {

  private static final int FIRST_YEAR = 1990;
  private static final int LAST_YEAR = 2150;
  private static final int LAST_MEDIUM = 15;
  private static final int NO_PERIOD = 255;

  private final DeviationSign sign;
  private final List<String> fields;

  private DataText(DeviationSign sign, List<String> fields) {
    this.sign = sign;
    this.fields = fields;
  }

  /**
   * The value of an attribute.
   *
   * @param sign of the deviation in the meter's times
   */
  static Object value(AttributeRef of, Data data, DeviationSign sign) {
    if (Structures.isScalerUnit(of)) {
      Optional<ScalerUnit> unit = ScalerUnit.of(data);
      if (unit.isPresent()) {
        return fields(List.of("scaler", "unit"), List.of(unit.get().scaler(), unit.get().text()));
      }
    }
    return new DataText(sign, Structures.fields(of)).value(data);
  }

  private Object value(Data data) {
    if (data instanceof Data.NullData || data instanceof Data.DontCare) {
      return null;
    }
    if (data instanceof Data.Bool flag) {
      return flag.value();
    }
    if (data instanceof Data.Whole whole) {
      return whole.isHuge() ? whole.exact().toString() : (Object) whole.value();
    }
    if (data instanceof Data.Float32 || data instanceof Data.Float64) {
      return data.decimal().map(Object.class::cast).orElse("not a number");
    }
    return data instanceof Data.Array || data instanceof Data.Structure ? list(data) : text(data);
  }

  private Object text(Data data) {
    if (data instanceof Data.OctetString string) {
      return octets(data, string.octets());
    }
    if (data instanceof Data.VisibleString string) {
      return string.text();
    }
    if (data instanceof Data.Utf8String string) {
      return string.text();
    }
    if (data instanceof Data.Temporal time) {
      return temporal(time);
    }
    Data.BitString bits = (Data.BitString) data;
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < bits.bits(); i++) {
      text.append(bits.bit(i) ? '1' : '0');
    }
    return text.toString();
  }

  /** A time or an OBIS code only where it can be nothing else that prints. */
  private Object octets(Data data, Octets octets) {
    Optional<String> printed = OctetText.printed(octets).filter(text -> !text.isEmpty());
    if (printed.isPresent()) {
      return printed.get();
    }
    Optional<String> time =
        CosemDateTime.of(data).filter(DataText::isPlausible).map(one -> one.iso(sign));
    Optional<String> name =
        LogicalName.of(data).filter(DataText::isPlausible).map(LogicalName::toString);
    return time.or(() -> name).orElseGet(() -> OctetText.of(octets));
  }

  /** A medium of IEC 62056-6-1, table 2, and no billing period: not just any six octets. */
  private static boolean isPlausible(LogicalName name) {
    return name.a() <= LAST_MEDIUM && name.f() == NO_PERIOD;
  }

  private static boolean isPlausible(CosemDateTime time) {
    int week = time.dayOfWeek();
    boolean year = time.year() >= FIRST_YEAR && time.year() <= LAST_YEAR;
    return year && time.local().isPresent() && (week <= 7 || week == CosemDateTime.UNSPECIFIED);
  }

  private Object temporal(Data.Temporal time) {
    Octets octets = time.octets();
    if (time.type() == DataType.DATE_TIME) {
      return new CosemDateTime(octets).iso(sign);
    }
    return time.type() == DataType.DATE
        ? year(octets) + "-" + field(octets.at(2)) + "-" + field(octets.at(3))
        : field(octets.at(0)) + ":" + field(octets.at(1)) + ":" + field(octets.at(2));
  }

  private static String year(Octets date) {
    int year = date.at(0) << 8 | date.at(1);
    return year == CosemDateTime.YEAR_UNSPECIFIED ? "*" : "%04d".formatted(year);
  }

  private static String field(int value) {
    return value == CosemDateTime.UNSPECIFIED ? "*" : "%02d".formatted(value);
  }

  private Object list(Data data) {
    List<Object> values = new ArrayList<>();
    data.elements().forEach(element -> values.add(value(element)));
    boolean named = data instanceof Data.Structure && values.size() == fields.size();
    return named ? fields(fields, values) : values;
  }

  private static Map<String, Object> fields(List<String> names, List<?> values) {
    Map<String, Object> all = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      all.put(names.get(i), values.get(i));
    }
    return all;
  }

  /** What {@link #value} gives, for people. */
  static String line(Object value) {
    if (value instanceof Map<?, ?> members) {
      return members.entrySet().stream()
          .map(one -> one.getKey() + " " + line(one.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (value instanceof List<?> elements) {
      return elements.stream().map(DataText::line).collect(Collectors.joining(", ", "[", "]"));
    }
    return value == null ? "-" : value.toString();
  }
}
