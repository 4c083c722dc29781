// SPDX-License-Identifier: Apache-2.0
package org.kilowire.tests.osgi;

import java.io.IOException;
import java.io.InputStream;

/**
 * Has the JDK forget the last record that it made an {@code equals} for. Up to Java 19 it remembers
 * the types of the components of that one for ever, and with them their class loader: one that a
 * bundle had, whose classes then stay although the bundle has gone.
 */
final class RecordMemory {

  private RecordMemory() {}

  /** A record that is new to the JDK whenever another class loader loads it. */
  record Compared(String one) {}

  private static final class Another extends ClassLoader {

    Class<?> compared() throws IOException {
      String name = Compared.class.getName();
      try (InputStream in = RecordMemory.class.getResourceAsStream("RecordMemory$Compared.class")) {
        byte[] octets = in.readAllBytes();
        return defineClass(name, octets, 0, octets.length);
      }
    }
  }

  static void forget() {
    try {
      var constructor = new Another().compared().getDeclaredConstructor(String.class);
      constructor.setAccessible(true);
      Object one = constructor.newInstance("a");
      Object other = constructor.newInstance("b");
      if (one.equals(other) || one.hashCode() == other.hashCode()) {
        throw new IllegalStateException(one + " is " + other);
      }
    } catch (IOException | ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
