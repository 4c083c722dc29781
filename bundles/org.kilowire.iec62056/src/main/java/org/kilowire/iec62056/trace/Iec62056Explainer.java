// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.trace;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.kilowire.conversation.Secret;
import org.kilowire.conversation.trace.Direction;
import org.kilowire.conversation.trace.Explainer;
import org.kilowire.iec62056.frame.Ascii;

/**
 * Says what passes on a line of IEC 62056-21: a line for each message, control characters by their
 * names, with what it is in front. What stands in the brackets of a password or of a write is left
 * out, and so is each secret that it was told of, wherever it stands.
 */
public final class Iec62056Explainer implements Explainer {

  private static final int MAX_OCTETS = 64 * 1024;
  private static final int MAX_SHOWN = 400;
  private static final String HIDDEN = "...";

  private static final String[] NAMES = {
    "NUL", "SOH", "STX", "ETX", "EOT", "ENQ", "ACK", "BEL", "BS", "HT", "LF", "VT", "FF", "CR"
  };

  private final List<String> secrets;
  private final StringBuilder message = new StringBuilder();
  private Direction direction = Direction.LINE;

  /** Whether the next character is a block's check. */
  private boolean check;

  /**
   * An explainer of one link.
   *
   * @param secrets what must not be shown; those of fewer than 3 characters are not looked for
   */
  public Iec62056Explainer(List<Secret> secrets) {
    this.secrets =
        secrets.stream()
            .map(secret -> secret.reveal().text(StandardCharsets.US_ASCII))
            .filter(text -> text.length() > 2)
            .toList();
  }

  @Override
  public void passed(Direction way, ByteBuffer octets, Consumer<String> lines) {
    if (way != direction) {
      flush(lines);
      direction = way;
    }
    while (octets.hasRemaining()) {
      take((char) (octets.get() & 0x7F), lines);
    }
  }

  private void take(char c, Consumer<String> lines) {
    boolean begins = c == Ascii.SOH || (c == Ascii.STX && !isCommand());
    if (begins && !check) {
      flush(lines);
    }
    message.append(c);
    if (check || message.length() == MAX_OCTETS || isWhole(c)) {
      flush(lines);
      return;
    }
    check = isBlock() && (c == Ascii.ETX || c == Ascii.EOT);
  }

  private boolean isCommand() {
    return message.length() > 0 && message.charAt(0) == Ascii.SOH;
  }

  private boolean isBlock() {
    return isCommand() || (message.length() > 0 && message.charAt(0) == Ascii.STX);
  }

  private boolean isWhole(char last) {
    return !isBlock() && (last == Ascii.LF || last == Ascii.NAK);
  }

  private void flush(Consumer<String> lines) {
    check = false;
    if (message.length() > 0) {
      String text = hidden(message.toString());
      message.setLength(0);
      lines.accept(kind(text) + " " + shown(text));
    }
  }

  private static String kind(String text) {
    char first = text.charAt(0);
    return switch (first) {
      case Ascii.SOH -> text.startsWith("B", 1) ? "break" : "command";
      case Ascii.STX -> text.indexOf(Ascii.EOT) >= 0 ? "part" : "data";
      case Ascii.ACK -> text.length() > 3 ? "option" : "ack";
      case Ascii.NAK -> "nak";
      case '/' -> text.indexOf('!') >= 0 ? "request" : "identification";
      default -> "octets";
    };
  }

  private String hidden(String text) {
    String left = text;
    for (String secret : secrets) {
      left = left.replace(secret, HIDDEN);
    }
    boolean sensitive =
        left.length() > 2 && left.charAt(0) == Ascii.SOH && "PW".indexOf(left.charAt(1)) >= 0;
    boolean shownByMeter = left.startsWith("P0", 1);
    int from = left.indexOf('(');
    if (!sensitive || shownByMeter || from < 0) {
      return left;
    }
    int to = left.lastIndexOf(Ascii.ETX);
    return left.substring(0, from) + "(" + HIDDEN + ")" + (char) Ascii.ETX + (to < 0 ? "" : "?");
  }

  private static String shown(String text) {
    StringBuilder shown = new StringBuilder();
    int most = Math.min(text.length(), MAX_SHOWN);
    for (int i = 0; i < most; i++) {
      char c = text.charAt(i);
      if (Ascii.isPrintable(c)) {
        shown.append(c);
      } else {
        shown
            .append('<')
            .append(c < NAMES.length ? NAMES[c] : c == Ascii.NAK ? "NAK" : "" + (int) c);
        shown.append('>');
      }
    }
    return most < text.length() ? shown + HIDDEN + " (" + text.length() + " octets)" : shown + "";
  }
}
