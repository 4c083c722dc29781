// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.server;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.kilowire.conversation.Step;
import org.kilowire.iec62056.frame.Ascii;
import org.kilowire.iec62056.frame.Bcc;
import org.kilowire.iec62056.frame.BlockReader;
import org.kilowire.iec62056.frame.Blocks;
import org.kilowire.iec62056.frame.ParityBit;
import org.kilowire.iec62056.server.Device.Reply;
import org.kilowire.iec62056.session.CommandMessage;

/** The meter's side of the programming mode: P0, passwords, commands, answers in blocks. */
final class Programming {

  private static final int MAX_COMMAND = 2048;

  /** So many octets of no block are not of this meter's client. */
  private static final int SOMEBODY_ELSE = 4;

  private final MeterServer server;
  private final BlockReader reader;
  private AnsweringMeter served;
  private boolean proven;
  private boolean open;
  private boolean complained;
  private boolean strayAck;
  private long junkBefore;

  /** What of a partial answer has not been said. */
  private String rest = "";

  /** What was said last, to be said again. */
  private byte[] latest = {};

  Programming(MeterServer server) {
    this.server = server;
    this.reader = new BlockReader(MAX_COMMAND, Bcc.XOR, ParityBit.MASKED);
  }

  void begin(AnsweringMeter asked) {
    served = asked;
    open = false;
    proven = asked.settings().password().isEmpty();
    strayAck = false;
    rest = "";
    junkBefore = reader.junk();
    reader.reset();
    reader.check(asked.settings().bcc(), ParityBit.MASKED);
  }

  /** P0: the meter shows itself (6.4.3.3). */
  Step showOperand(long now) {
    open = true;
    String operand = served.has(Fault.EMPTY_OPERAND) ? "" : served.settings().operand();
    latest = Blocks.command("P0", "(" + operand + ")", served.settings().bcc());
    return server.say(latest, now, this::await);
  }

  /** A command behind a request, without a programming mode. */
  Step once(long now) {
    open = true;
    proven = true;
    return server.listen(served.settings().inactivity(), now, this::heard, server::idle);
  }

  private Step await(long now) {
    return server.listen(served.settings().inactivity(), now, this::heard, server::idle);
  }

  /**
   * What the client says behind an answer. Behind a readout somebody else may be asked on the same
   * line, in another protocol: this meter's conversation is over then.
   */
  Step heard(ByteBuffer in, long now) {
    while (in.hasRemaining()) {
      if (isRequest(in)) {
        return server.idle(now);
      }
      BlockReader.Found found = reader.next(in);
      if (!open && reader.junk() - junkBefore >= SOMEBODY_ELSE) {
        return server.idle(now);
      }
      Step step =
          switch (found) {
            case MORE, LAST_DATA, PARTIAL_DATA, TOO_LONG -> null;
            case ACK -> acknowledged(now);
            case NAK -> open ? repeat(now) : server.sayAgain(now);
            case COMMAND -> command(now);
          };
      if (step != null) {
        return step;
      }
    }
    return null;
  }

  /** A request outside any block begins a conversation anew: it stays for the server to read. */
  private boolean isRequest(ByteBuffer in) {
    return !reader.isInside() && (in.get(in.position()) & 0x7F) == '/';
  }

  private Step repeat(long now) {
    return server.react(now, due -> server.sayBlock(latest, due, this::await));
  }

  private Step acknowledged(long now) {
    if (rest.isEmpty()) {
      strayAck |= served.has(Fault.NAK_AFTER_ACK);
      return null;
    }
    return server.react(now, this::sayNext);
  }

  private Step command(long now) {
    String body = new String(reader.octets(), 0, reader.length(), StandardCharsets.ISO_8859_1);
    if (!reader.isSound() || body.length() < 2) {
      return nak(now);
    }
    if (body.startsWith("B")) {
      return server.idle(now);
    }
    if (!open) {
      return null;
    }
    if (isMisunderstood()) {
      return nak(now);
    }
    String data = body.length() > 3 ? body.substring(3) : "";
    String code = body.substring(0, 2);
    return body.startsWith("P") ? password(code, data, now) : execute(code, data, now);
  }

  private boolean isMisunderstood() {
    boolean once = (served.has(Fault.NAK_ONCE) && !complained) || strayAck;
    complained |= once;
    strayAck = false;
    return once || served.has(Fault.NAK);
  }

  private Step nak(long now) {
    return server.react(now, due -> server.say(new byte[] {Ascii.NAK}, due, this::await));
  }

  private Step password(String code, String data, long now) {
    String expected = "(" + served.settings().password().orElse("") + ")";
    proven = served.settings().password().isEmpty() || data.equals(expected);
    boolean refused =
        !proven
            || served.has(Fault.REFUSES_BY_BREAK)
            || served.has(Fault.REFUSES_BY_NAK)
            || served.has(Fault.REFUSES_BY_ERROR);
    if (!refused) {
      return acknowledge(now);
    }
    proven = false;
    if (served.has(Fault.REFUSES_BY_NAK)) {
      return nak(now);
    }
    return served.has(Fault.REFUSES_BY_ERROR) ? answer(code, "(ERR)", now) : signOff(now);
  }

  private Step acknowledge(long now) {
    return server.react(now, due -> server.say(new byte[] {Ascii.ACK}, due, this::await));
  }

  private Step signOff(long now) {
    byte[] bye = Blocks.command("B0", "", served.settings().bcc());
    return server.react(now, due -> server.say(bye, due, server::idle));
  }

  private Step execute(String code, String data, long now) {
    if (served.has(Fault.BREAK_IN_SESSION)) {
      return signOff(now);
    }
    Optional<CommandMessage> command = CommandMessage.parse(code, data);
    if (command.isEmpty()) {
      return nak(now);
    }
    Reply reply = proven ? served.device().command(command.get()) : new Reply.Data("(ERR15)");
    if (reply instanceof Reply.Data text) {
      return answer(code, text.text(), now);
    }
    if (reply instanceof Reply.Done) {
      return acknowledge(now);
    }
    return reply instanceof Reply.NotUnderstood ? nak(now) : await(now);
  }

  private Step answer(String code, String text, long now) {
    boolean partial = "346".indexOf(code.charAt(1)) >= 0 && served.settings().blockOctets() > 0;
    String said =
        served.has(Fault.NAMELESS) && text.indexOf('(') > 0
            ? text.substring(text.indexOf('('))
            : text;
    rest = said;
    return server.react(now, due -> partial ? sayNext(due) : sayAll(due));
  }

  private Step sayAll(long now) {
    String all = rest;
    rest = "";
    return sayBlock(all, now);
  }

  private Step sayNext(long now) {
    int length = Math.min(rest.length(), cut());
    String part = rest.substring(0, length);
    rest = rest.substring(length);
    return sayBlock(served.has(Fault.BLOCKS_WITHOUT_LINE_END) ? part.stripTrailing() : part, now);
  }

  /** Anywhere, or at the end of a line. */
  private int cut() {
    int most = served.settings().blockOctets();
    int lineEnd = rest.lastIndexOf('\n', most);
    return served.has(Fault.BLOCKS_WITHOUT_LINE_END) && lineEnd > 0 ? lineEnd + 1 : most;
  }

  private Step sayBlock(String text, long now) {
    latest = Blocks.data(text, rest.isEmpty(), served.settings().bcc());
    return server.sayBlock(latest, now, this::await);
  }
}
