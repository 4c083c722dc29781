// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.wire;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireRecord;

/** What was received, written as the recordings write it. */
public final class Texts {

  private Texts() {}

  /** The properties of an envelope's only record. */
  public static Map<String, String> only(WireEnvelope envelope) {
    List<WireRecord> records = envelope.getRecords();
    if (records.size() != 1) {
      throw new AssertionError(records.size() + " records");
    }
    return of(records.get(0));
  }

  public static Map<String, String> of(WireRecord record) {
    Map<String, String> texts = new TreeMap<>();
    record.getProperties().forEach((key, value) -> texts.put(key, of(value)));
    return texts;
  }

  /** As {@code org.eclipse.kura.type.DoubleValue(DOUBLE) "201.5"}. */
  public static String of(TypedValue<?> value) {
    if (value == null) {
      return "null";
    }
    String content =
        value.getValue() instanceof byte[] octets
            ? HexFormat.of().formatHex(octets)
            : "\"" + value.getValue() + "\"";
    return value.getClass().getName() + "(" + value.getType() + ") " + content;
  }

  /** The properties that stand in recorded lines. */
  public static Map<String, String> properties(List<String> lines) {
    Map<String, String> texts = new TreeMap<>();
    for (String line : lines) {
      String[] parts = line.strip().split(" = ", 2);
      if (parts.length == 2) {
        texts.put(parts[0], parts[1]);
      }
    }
    return texts;
  }
}
