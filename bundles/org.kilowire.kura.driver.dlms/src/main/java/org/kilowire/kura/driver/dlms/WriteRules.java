// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kilowire.dlms.cosem.AttributeRef;

/**
 * What a driver writes: nothing, but what its options name, and of some classes nothing at all.
 * Those switch, set the time, hold keys or run programs; commands for them are signed and come over
 * the uplink.
 *
 * @param allowed the attributes that may be written
 */
record WriteRules(Set<AttributeRef> allowed) {

  private static final Map<Integer, String> NEVER =
      Map.of(
          8, "clock",
          9, "script table",
          12, "association with short names",
          15, "association",
          18, "image transfer",
          20, "activity calendar",
          22, "single action schedule",
          64, "security setup",
          70, "disconnect control",
          71, "limiter");

  WriteRules {
    allowed = Set.copyOf(allowed);
  }

  /** Why objects of a class are never written; empty where they may be. */
  static Optional<String> neverWritten(int classId) {
    return Optional.ofNullable(NEVER.get(classId))
        .map(name -> "a driver never writes class " + classId + ", " + name);
  }

  /** Why an attribute is not written; empty where it is. */
  Optional<String> refusal(AttributeRef attribute) {
    Optional<String> never = neverWritten(attribute.classId());
    return never.isPresent() || allowed.contains(attribute)
        ? never
        : Optional.of(attribute + " is not in " + OptionTable.WRITE_ALLOWED.key());
  }
}
