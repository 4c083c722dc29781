// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.dlms;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.kilowire.conversation.Octets;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.ScalerUnit;

/** COSEM data as what JSON can say: numbers, text, flags, lists, nothing. */
final class DataText {

  private DataText() {}

  /** Octets are text where they print, else {@code 0x} and hexadecimal digits. */
  static Object value(Data data) {
    if (data instanceof Data.NullData || data instanceof Data.DontCare) {
      return null;
    }
    if (data instanceof Data.Bool flag) {
      return flag.value();
    }
    if (data instanceof Data.Whole whole) {
      return whole.isHuge() ? whole.exact().toString() : (Object) whole.value();
    }
    if (data instanceof Data.Float32 number) {
      return Float.toString(number.value());
    }
    if (data instanceof Data.Float64 number) {
      return Double.toString(number.value());
    }
    return text(data);
  }

  private static Object text(Data data) {
    if (data instanceof Data.OctetString string) {
      return octets(string.octets());
    }
    if (data instanceof Data.VisibleString string) {
      return string.text();
    }
    if (data instanceof Data.Utf8String string) {
      return string.text();
    }
    if (data instanceof Data.Temporal time) {
      return "0x" + time.octets();
    }
    if (data instanceof Data.BitString bits) {
      return "0x" + bits.octets() + "/" + bits.bits();
    }
    return list(data.elements());
  }

  private static List<Object> list(List<Data> elements) {
    return elements.stream().map(DataText::value).toList();
  }

  private static String octets(Octets octets) {
    String text = octets.text(StandardCharsets.ISO_8859_1);
    boolean prints = !text.isEmpty() && text.chars().allMatch(c -> c >= ' ' && c < 0x7F);
    return prints ? text : "0x" + octets;
  }

  /** The number with its scaler applied; empty for what is no number or has no scaler. */
  static Optional<BigDecimal> scaled(Data data, Optional<ScalerUnit> unit) {
    OptionalLong number = data.number();
    return number.isPresent() && unit.isPresent()
        ? Optional.of(BigDecimal.valueOf(number.getAsLong(), -unit.get().scaler()))
        : Optional.empty();
  }
}
