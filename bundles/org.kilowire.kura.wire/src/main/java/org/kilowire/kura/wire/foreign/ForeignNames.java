// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.foreign;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.kilowire.meter.Quantity;

/** Names of others as names of ours. */
final class ForeignNames {

  private static final int MAX_ID = 64;
  private static final int MAX_QUANTITY = 128;
  private static final String RAW = "raw:";
  private static final Pattern NOT_IN_ID = Pattern.compile("[^A-Za-z0-9._-]");
  private static final Pattern NOT_IN_QUANTITY = Pattern.compile("[^!-~]");

  private ForeignNames() {}

  /** The id of a meter with this name: what an id cannot have becomes an underscore. */
  static String meter(String name) {
    return shortened(NOT_IN_ID.matcher(name).replaceAll("_"), name, MAX_ID);
  }

  /** What a channel of this name gives: itself where it is a quantity, else {@code raw:} it. */
  static Quantity quantity(String name) {
    Optional<Quantity> known = Quantity.parse(name);
    return known.isPresent() ? known.get() : raw(name);
  }

  static Quantity raw(String name) {
    String text = NOT_IN_QUANTITY.matcher(name).replaceAll("_");
    String known = text.isEmpty() ? "_" : text;
    return new Quantity(RAW + shortened(known, name, MAX_QUANTITY - RAW.length()));
  }

  /** Too long a name keeps its beginning, and a checksum of all of it. */
  private static String shortened(String text, String name, int most) {
    if (text.length() <= most) {
      return text;
    }
    CRC32 sum = new CRC32();
    sum.update(name.getBytes(StandardCharsets.UTF_8));
    return text.substring(0, most - 9) + String.format("-%08x", sum.getValue());
  }
}
