// SPDX-License-Identifier: Apache-2.0
package org.kilowire.seal.message;

/** Numbers that only rise, over every restart, for the seals of one key. Any thread may call. */
@FunctionalInterface
public interface Numbers {

  /**
   * Higher than all before; 1..{@link Seal#MAX_NUMBER}.
   *
   * @throws java.io.UncheckedIOException if it cannot be promised that this one stays so
   */
  long next();
}
