// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.cosem;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One method of one object.
 *
 * @param classId the interface class, 0..65535
 * @param method its index, -128..127; negative ones are the manufacturer's
 */
public record MethodRef(int classId, LogicalName name, int method) {

  private static final Pattern TEXT = Pattern.compile("(\\d{1,5}):(.+):(-?\\d{1,3})");

  public MethodRef {
    if (classId < 0 || classId > 0xFFFF) {
      throw new IllegalArgumentException("class must be 0..65535: " + classId);
    }
    if (method < Byte.MIN_VALUE || method > Byte.MAX_VALUE) {
      throw new IllegalArgumentException("method must be -128..127: " + method);
    }
  }

  /** Reads {@code 3:1.0.1.8.0.255:2}; empty for anything else. */
  public static Optional<MethodRef> parse(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    int classId = Integer.parseInt(parts.group(1));
    int method = Integer.parseInt(parts.group(3));
    if (classId > 0xFFFF || method != (byte) method) {
      return Optional.empty();
    }
    return LogicalName.parse(parts.group(2)).map(name -> new MethodRef(classId, name, method));
  }

  /** {@code 3:1.0.1.8.0.255:2}. */
  @Override
  public String toString() {
    return classId + ":" + name + ":" + method;
  }
}
