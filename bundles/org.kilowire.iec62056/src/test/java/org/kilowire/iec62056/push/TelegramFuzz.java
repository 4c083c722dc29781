// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.push;

import java.nio.ByteBuffer;
import org.kilowire.iec62056.frame.ParityBit;

/** Any octets, into the reader of telegrams: it takes them all, and proves what it says it does. */
public final class TelegramFuzz {

  private TelegramFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    for (CrcRule rule : CrcRule.values()) {
      TelegramReader reader = new TelegramReader(512, 50, rule, ParityBit.CLEAR);
      ByteBuffer in = ByteBuffer.wrap(input);
      while (in.hasRemaining()) {
        look(rule, reader.next(in), reader);
      }
      look(rule, reader.finish(), reader);
    }
  }

  private static void look(CrcRule rule, TelegramReader.Found found, TelegramReader reader) {
    boolean proven = rule == CrcRule.ARC || rule == CrcRule.X25;
    if (found == TelegramReader.Found.TELEGRAM && proven && reader.telegram().proof().isEmpty()) {
      throw new AssertionError("a telegram without its proof");
    }
  }
}
