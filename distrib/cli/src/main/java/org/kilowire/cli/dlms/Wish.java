// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.dlms;

import java.util.Optional;
import org.kilowire.cli.option.WrongUsage;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.dlms.cosem.LogicalName;

/**
 * An attribute that somebody asks for.
 *
 * @param exact empty where only an OBIS code was given: attribute 2, of a class that is not known
 */
record Wish(Optional<AttributeRef> exact, LogicalName name) {

  /**
   * Reads an OBIS code or CLASS:OBIS:ATTRIBUTE.
   *
   * @throws WrongUsage for anything else
   */
  static Wish parse(String text) {
    Optional<AttributeRef> exact = AttributeRef.parse(text);
    return exact
        .map(ref -> new Wish(exact, ref.name()))
        .or(() -> LogicalName.parse(text).map(name -> new Wish(Optional.empty(), name)))
        .orElseThrow(
            () -> new WrongUsage(text + " is neither an OBIS code nor CLASS:OBIS:ATTRIBUTE"));
  }

  /** Attribute 2 in {@code classId}, or the one that was asked for. */
  AttributeRef in(int classId) {
    return exact.orElseGet(() -> new AttributeRef(classId, name, 2));
  }
}
