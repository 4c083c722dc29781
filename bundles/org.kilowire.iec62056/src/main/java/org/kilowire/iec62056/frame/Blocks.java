// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.frame;

import java.nio.charset.StandardCharsets;

/** Writes blocks: a client's commands and a meter's data (IEC 62056-21, 6.3.8 and 6.3.9). */
public final class Blocks {

  private Blocks() {}

  /**
   * SOH, command and, where there are data, STX and the data; ETX and the check character.
   *
   * @param command command letter and type: {@code R5}
   * @param data of printable characters; empty where the command has none
   */
  public static byte[] command(String command, String data, Bcc bcc) {
    String text = data.isEmpty() ? command : command + (char) Ascii.STX + data;
    return close(Ascii.SOH, text, Ascii.ETX, bcc);
  }

  /** STX, text, ETX or, where more blocks follow, EOT, and the check character. */
  public static byte[] data(String text, boolean last, Bcc bcc) {
    return close(Ascii.STX, text, last ? Ascii.ETX : Ascii.EOT, bcc);
  }

  private static byte[] close(int first, String text, int end, Bcc bcc) {
    byte[] body = text.getBytes(StandardCharsets.ISO_8859_1);
    byte[] block = new byte[body.length + 3];
    block[0] = (byte) first;
    System.arraycopy(body, 0, block, 1, body.length);
    block[body.length + 1] = (byte) end;
    block[body.length + 2] = (byte) bcc.of(block, 1, body.length + 2);
    return block;
  }
}
