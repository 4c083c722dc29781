// SPDX-License-Identifier: Apache-2.0
package org.kilowire.seal.message;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.kilowire.contract.MessageKind;

/** The highest number that was taken of each key and kind. Any thread may call. */
public interface SeenNumbers {

  /** 0 where none was. */
  long highest(String kid, MessageKind kind);

  /** This one was taken; a lower one than before changes nothing. */
  void taken(String kid, MessageKind kind, long number);

  /** As long as this process lives. */
  static SeenNumbers inMemory() {
    Map<String, Long> numbers = new ConcurrentHashMap<>();
    return new SeenNumbers() {
      @Override
      public long highest(String kid, MessageKind kind) {
        return numbers.getOrDefault(kind + kid, 0L);
      }

      @Override
      public void taken(String kid, MessageKind kind, long number) {
        numbers.merge(kind + kid, number, Math::max);
      }
    };
  }
}
