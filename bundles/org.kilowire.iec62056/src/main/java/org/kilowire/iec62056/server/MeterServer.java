// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.server;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.kilowire.conversation.Framing;
import org.kilowire.conversation.LineSettings;
import org.kilowire.conversation.Step;
import org.kilowire.iec62056.frame.Ascii;
import org.kilowire.iec62056.frame.Blocks;
import org.kilowire.iec62056.frame.ParityBit;
import org.kilowire.iec62056.signon.BaudRates;
import org.kilowire.iec62056.signon.Identification;
import org.kilowire.iec62056.signon.Mode;

/**
 * The meters' side of a line: requests, identifications, readouts in modes A, B and C, the
 * programming mode, and mode E up to the moment when HDLC begins. It is over then, with the meter
 * that goes on, and the line at the rate that was agreed; else it answers until the line is lost.
 */
public final class MeterServer extends ServerDialogue<AnsweringMeter> {

  private static final Duration FOREVER = Duration.ofDays(1);
  private static final Duration ACKNOWLEDGED_BY = Duration.ofSeconds(3);

  /**
   * How long a NAK behind a readout is listened for, at the rate of the readout: a client may first
   * wait until nothing more comes, 2.2 s (6.2). One that asks anew right away is heard at its
   * second request.
   */
  private static final Duration REPEATED_BY = Duration.ofMillis(2500);

  private static final Duration SLOW = Duration.ofSeconds(4);
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final int FASTER = 2400;
  private static final int WAKING_NULS = 40;
  private static final int ENDLESS_OCTETS = 3 * 1024 * 1024;

  private final List<AnsweringMeter> meters;
  private final RequestReader requests = new RequestReader(this::isUnclosed);
  private final Programming programming;
  private int rate;
  private AnsweringMeter served;
  private byte[] said = {};
  private boolean spoiled;
  private boolean broken;

  /**
   * A server.
   *
   * @param meters at least one, all at the rate and framing of the first; a request without an
   *     address is answered by the first that it could be for
   */
  public MeterServer(List<AnsweringMeter> meters) {
    this.meters = List.copyOf(meters);
    this.programming = new Programming(this);
    this.rate = this.meters.get(0).settings().rate();
  }

  /** A server of one meter. */
  public static MeterServer of(MeterServerSettings settings, Device device) {
    return new MeterServer(List.of(new AnsweringMeter(settings, device)));
  }

  @Override
  public Step begin(long now) {
    return idle(now);
  }

  /** Waits for a request, at its rate. */
  Step idle(long now) {
    requests.clear();
    served = null;
    int opening = meters.get(0).settings().rate();
    return toRate(opening, now, this::awaitRequest);
  }

  private Step awaitRequest(long now) {
    return listen(FOREVER, now, this::request, this::awaitRequest);
  }

  private Step toRate(int baud, long now, Next then) {
    rate = baud;
    Framing framing = eighthBit() ? Framing.PLAIN : meters.get(0).settings().framing();
    return tune(LineSettings.of(baud, framing), now, then);
  }

  private boolean eighthBit() {
    return meters.get(0).has(Fault.PARITY_IN_EIGHTH_BIT);
  }

  /** The rate of the line now, in baud. */
  int rate() {
    return rate;
  }

  private Step request(ByteBuffer in, long now) {
    while (in.hasRemaining()) {
      switch (requests.next(in)) {
        case MORE -> {}
        case ACKNOWLEDGEMENT -> requests.clear();
        case REQUEST -> {
          Step step = asked(false, now);
          if (served != null) {
            return step;
          }
        }
        case REQUEST_AND_COMMAND -> {
          Step step = asked(true, now);
          if (served != null) {
            Step heard = programming.heard(in, now);
            return heard == null ? step : heard;
          }
        }
      }
    }
    return null;
  }

  /** A request that wants no line end is whole without one. */
  private boolean isUnclosed(String text) {
    return meters.stream().anyMatch(one -> one.settings().template().equals(text));
  }

  private Step asked(boolean once, long now) {
    String request = requests.text();
    requests.clear();
    served = meters.stream().filter(s -> s.isAsked(request)).findFirst().orElse(null);
    int heard = requests.takeNuls();
    if (served == null
        || served.has(Fault.SILENT)
        || (served.has(Fault.ASLEEP) && heard < WAKING_NULS)) {
      return awaitRequest(now);
    }
    programming.begin(served);
    if (once) {
      return programming.once(now);
    }
    return served.has(Fault.ANSWERS_FASTER)
        ? toRate(FASTER, now, tuned -> react(tuned, this::identify))
        : react(now, this::identify);
  }

  final Step react(long now, Next then) {
    Duration time = served.has(Fault.SLOW) ? SLOW : served.settings().reaction();
    return pause(time, now, DEAF, then);
  }

  private Step identify(long now) {
    if (served.has(Fault.BREAK_FIRST) && !broken) {
      broken = true;
      return say(Blocks.command("B0", "", served.settings().bcc()), now, this::idle);
    }
    if (served.has(Fault.GARBLED)) {
      return say("#%/4!x\r\n".getBytes(StandardCharsets.US_ASCII), now, this::idle);
    }
    if (served.has(Fault.NO_IDENTIFICATION)) {
      return sendReadout('0', '0', now);
    }
    String junk = served.has(Fault.JUNK_FIRST) ? "?" + (char) Ascii.STX : "";
    String text = junk + served.settings().identification() + "\r\n";
    return say(text.getBytes(StandardCharsets.ISO_8859_1), now, this::identified);
  }

  private Step identified(long now) {
    Identification own = Identification.parse(served.settings().identification()).orElse(null);
    Mode mode = own == null ? Mode.A : own.mode();
    if (mode == Mode.A || served.has(Fault.TABLE_AT_ONCE)) {
      return sendReadout('0', '0', now);
    }
    return mode == Mode.B
        ? toRate(
            BaudRates.of(own.baud()).orElse(rate),
            now,
            tuned -> react(tuned, due -> sendReadout('0', '0', due)))
        : listen(ACKNOWLEDGED_BY, now, this::acknowledgement, this::idle);
  }

  private Step acknowledgement(ByteBuffer in, long now) {
    while (in.hasRemaining()) {
      switch (requests.next(in)) {
        case MORE -> {}
        case ACKNOWLEDGEMENT -> {
          String text = requests.text();
          return acknowledged(text.charAt(1), text.charAt(2), text.charAt(3), now);
        }
        case REQUEST -> {
          return asked(false, now);
        }
        case REQUEST_AND_COMMAND -> {
          return idle(now);
        }
      }
    }
    return null;
  }

  private Step acknowledged(char control, char baud, char mode, long now) {
    requests.clear();
    if (served.has(Fault.SILENT_AFTER_ACKNOWLEDGEMENT)) {
      return idle(now);
    }
    int next =
        served.has(Fault.RATE_NOT_FOLLOWED)
            ? rate
            : BaudRates.of(baud).orElse(served.settings().rate());
    boolean hdlc = control == '2' && mode == '2';
    boolean opens = mode == (served.has(Fault.PROGRAMMING_BY_SIX) ? '6' : '1');
    boolean reads =
        served.has(Fault.WANTS_SECONDARY_ACKNOWLEDGEMENT)
            ? control == '2' && mode == '6'
            : mode == '0' || (mode >= '6' && !opens);
    if (hdlc) {
      return toRate(next, now, tuned -> react(tuned, due -> confirm(baud, due)));
    }
    if (opens) {
      return toRate(next, now, tuned -> react(tuned, programming::showOperand));
    }
    return reads
        ? toRate(next, now, tuned -> react(tuned, due -> sendReadout(control, mode, due)))
        : idle(now);
  }

  /** Annex E: at the new rate, still with parity, then HDLC. */
  private Step confirm(char baud, long now) {
    if (served.has(Fault.READOUT_IN_MODE_E)) {
      return sendReadout('0', '0', now);
    }
    Next hdlc =
        served.has(Fault.SILENT_IN_MODE_E)
            ? this::awaitNothing
            : left -> tune(LineSettings.of(rate, Framing.PLAIN), left, over -> new Step.Done());
    byte[] confirmation = {Ascii.ACK, '2', (byte) baud, '2', Ascii.CR, Ascii.LF};
    return served.has(Fault.NO_CONFIRMATION) ? hdlc.at(now) : say(confirmation, now, hdlc);
  }

  private Step sendReadout(char control, char mode, long now) {
    String text =
        served.has(Fault.ERROR_READOUT) ? "(ERROR23)" : served.device().readout(control, mode);
    if (served.has(Fault.NO_END_MARK)) {
      text = text.replace("!\r\n", "");
    }
    if (served.has(Fault.ENDLESS)) {
      text = text.repeat(ENDLESS_OCTETS / text.length());
    }
    byte[] block = Blocks.data(text, true, served.settings().bcc());
    if (served.has(Fault.BREAKS_OFF)) {
      return say(Arrays.copyOf(block, block.length / 2), now, this::awaitNothing);
    }
    if (served.has(Fault.NO_ETX)) {
      return say(Arrays.copyOf(block, block.length - 2), now, this::awaitNothing);
    }
    return sayBlock(block, now, this::afterReadout);
  }

  private Step awaitNothing(long now) {
    return listen(Duration.ofSeconds(20), now, DEAF, this::idle);
  }

  private Step afterReadout(long now) {
    if (served.has(Fault.KEEPS_SENDING)) {
      return listen(
          Duration.ofMillis(200),
          now,
          programming::heard,
          due -> sayBlock(said, due, this::afterReadout));
    }
    if (served.has(Fault.DATA_AFTER_END)) {
      byte[] more = "XYZ(12)\r\n".getBytes(StandardCharsets.US_ASCII);
      return say(more, now, left -> listen(REPEATED_BY, left, programming::heard, this::idle));
    }
    return listen(REPEATED_BY, now, programming::heard, this::idle);
  }

  /** Once more what was said last: the client says NAK. */
  Step sayAgain(long now) {
    return react(now, due -> sayBlock(said, due, this::afterReadout));
  }

  /** Says a block as the faults have it. */
  Step sayBlock(byte[] block, long now, Next then) {
    said = block;
    byte[] octets = block.clone();
    boolean spoil =
        served.has(Fault.SPOILED)
            || (served.has(Fault.SPOILED_ONCE) && !spoiled)
            || (served.has(Fault.DIRTY_HEAD) && rate > BaudRates.INITIAL);
    spoiled = true;
    if (spoil) {
      octets[octets.length / 2] ^= 0x01;
    }
    if (served.has(Fault.INVALID_CHECK)) {
      octets[octets.length - 1] ^= 0x15;
    }
    if (!served.has(Fault.PAUSES)) {
      return say(octets, now, then);
    }
    int half = octets.length / 2;
    byte[] rest = Arrays.copyOfRange(octets, half, octets.length);
    return say(
        Arrays.copyOf(octets, half),
        now,
        left -> pause(PAUSE, left, DEAF, due -> say(rest, due, then)));
  }

  /** Says octets, with parity in the eighth bit where that is seen. */
  Step say(byte[] octets, long now, Next then) {
    return send(eighthBit() ? ParityBit.EVEN.encode(octets.clone()) : octets, now, then);
  }

  /** The meter that goes on in HDLC. */
  @Override
  public AnsweringMeter result() {
    return served;
  }
}
