// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.iec62056;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Timed;
import org.kilowire.iec62056.Iec62056Reason;
import org.kilowire.iec62056.client.MeterClient;
import org.kilowire.iec62056.dataset.DataMessage;
import org.kilowire.iec62056.session.Answer;
import org.kilowire.iec62056.session.CommandMessage;
import org.kilowire.iec62056.session.Opened;
import org.kilowire.iec62056.signon.Identification;
import org.kilowire.meter.Identity;
import org.kilowire.meter.Meter;
import org.kilowire.meter.MeterReason;
import org.kilowire.meter.Traits;
import org.kilowire.meter.iec62056.trait.AccessTraits;
import org.kilowire.meter.iec62056.trait.OpeningTraits;
import org.kilowire.meter.iec62056.trait.ReadingTraits;

/**
 * Whether the meter is read out, asked in its programming mode, or listened to, from one question
 * to the next. Each time it begins anew it has to be the device that {@link #open} has found: on a
 * shared line another one may answer.
 */
final class DeviceDialogue {

  /** Of the answer to one question. */
  private static final int MOST_SETS = 64;

  private final Traits traits;
  private final MeterClient client;
  private final SessionAccess access;
  private final DeviceIdentity who;
  private final String meter;
  private Optional<Identity> identity = Optional.empty();
  private Optional<Timed.Result<DataMessage>> kept = Optional.empty();

  /** Whether a programming mode was asked for and not ended. */
  private boolean begun;

  /** Whether it is open, with the right device. */
  private boolean programming;

  DeviceDialogue(Meter meter, MeterClient client, SessionAccess access) {
    this(meter, client, access, new DeviceIdentity(meter));
  }

  DeviceDialogue(Meter meter, MeterClient client, SessionAccess access, DeviceIdentity who) {
    this.meter = meter.id();
    this.traits = meter.traits();
    this.client = client;
    this.access = access;
    this.who = who;
  }

  boolean isPush() {
    return traits.choice(OpeningTraits.MODE).equals(OpeningTraits.D);
  }

  private boolean isReadout() {
    return isPush() || traits.choice(ReadingTraits.REGISTERS).equals(ReadingTraits.READOUT);
  }

  private boolean isOnce() {
    return traits.choice(ReadingTraits.REGISTERS).equals(ReadingTraits.ONCE);
  }

  /** The device that was found right. */
  String device() {
    return identity
        .map(Identity::device)
        .orElseThrow(() -> new IllegalStateException("meter " + meter + " is not open"));
  }

  /**
   * Finds out who answers. A password is shown here, if the meter has one: whoever opens sessions
   * knows then what came of it, and behind this nobody asks.
   */
  Conversation<Identity> open() {
    identity = Optional.empty();
    kept = Optional.empty();
    return Conversation.then(
        Conversation.then(
            leaveProgramming(), free -> who.isOperand() ? openProgramming() : firstReading()),
        right -> {
          identity = Optional.of(right);
          return access.password().isPresent() && !isPush() && !isOnce()
              ? Conversation.then(programming(), open -> Conversation.of(right))
              : Conversation.of(right);
        });
  }

  private Conversation<Identity> firstReading() {
    if (isReadout()) {
      return Conversation.then(
          Timed.of(reading()),
          read -> {
            kept =
                Optional.of(new Timed.Result<>(read.value().message(), read.began(), read.ended()));
            return who.admit(read.value().said(), who.serial(read.value().message().dataSets()));
          });
    }
    return isOnce()
        ? Conversation.then(
            serial(who.serialNames(), name -> client.askOnce(read(name))),
            serial -> who.admit(Optional.empty(), serial))
        : openProgramming();
  }

  private Conversation<WholeReading> reading() {
    return isPush() ? WholeReading.listen(client, traits) : WholeReading.readOut(client);
  }

  /** The programming mode: open, with the right device, and anew where the meter has ended it. */
  Conversation<Void> programming() {
    if (programming && client.isOpen()) {
      return Conversation.of(null);
    }
    return Conversation.then(openProgramming(), right -> Conversation.of(null));
  }

  private Conversation<Identity> openProgramming() {
    Optional<String> device = identity.map(Identity::device).or(who::expected);
    begun = true;
    return Conversation.then(
        client.open(who.operandSays(device).map(access.access()::to).orElse(access.access())),
        opened ->
            Conversation.then(
                shown(opened, device),
                shown ->
                    Conversation.then(
                        admitted(opened, shown),
                        right -> {
                          programming = true;
                          return Conversation.of(right);
                        })));
  }

  /** The same device as before, where there was one. */
  private Conversation<Identity> admitted(Opened opened, Optional<String> shown) {
    Conversation<Identity> found = who.admit(Optional.of(opened.identification()), shown);
    return Conversation.then(found, this::still);
  }

  /** What was found, where it is the device of before or there was none. */
  private Conversation<Identity> still(Identity found) {
    Optional<String> before = identity.map(Identity::device);
    return before.isEmpty() || DeviceIdentity.isSame(before.get(), found.device())
        ? Conversation.of(identity.orElse(found))
        : Conversation.failed(
            MeterReason.WRONG_DEVICE, "expected " + before.get() + ", found " + found.device());
  }

  /** Who it says it is. The operand spares a question where it is the serial that is meant. */
  private Conversation<Optional<String>> shown(Opened opened, Optional<String> device) {
    Optional<String> operand = Optional.of(opened.operand()).filter(text -> !text.isBlank());
    boolean proven =
        traits.flag(AccessTraits.OPERAND_IS_SERIAL)
            && operand.isPresent()
            && device.filter(meant -> DeviceIdentity.isSame(meant, operand.get())).isPresent();
    if (!who.isRegister() || proven) {
      return Conversation.of(proven ? device : operand);
    }
    return serial(who.serialNames(), name -> client.ask(read(name)));
  }

  /** How one register is asked for. */
  private interface Question {
    Conversation<Answer> ask(String name);
  }

  /** The first of the registers that the meter has says who it is. */
  private Conversation<Optional<String>> serial(List<String> names, Question question) {
    if (names.isEmpty()) {
      return Conversation.of(Optional.empty());
    }
    String name = names.get(0);
    return Conversation.then(
        understood(question.ask(DeviceIdentity.bare(name))),
        answer -> {
          Optional<String> serial =
              answer.isPresent() && answer.get() instanceof Answer.Data data
                  ? who.serial(name, data.message(MOST_SETS).dataSets())
                  : Optional.empty();
          return serial.isPresent()
              ? Conversation.of(serial)
              : serial(names.subList(1, names.size()), question);
        });
  }

  /** NAK in answer to a name, all repetitions included: the meter does not know it. */
  static Conversation<Optional<Answer>> understood(Conversation<Answer> question) {
    return Conversation.recover(
        Conversation.then(question, answer -> Conversation.of(Optional.of(answer))),
        failed ->
            failed.reason() == Iec62056Reason.NEGATIVE_ACKNOWLEDGEMENT
                ? Conversation.of(Optional.empty())
                : Conversation.failed(failed.reason(), failed.detail()));
  }

  /** The command that reads a register; {@code ENMPE(04.22)} brings its argument with it. */
  CommandMessage read(String name) {
    String argument = traits.text(ReadingTraits.READ_ARGUMENT).orElse("");
    String data = name.indexOf('(') > 0 ? name : name + "(" + argument + ")";
    return CommandMessage.of(traits.choice(ReadingTraits.READ_COMMAND), data);
  }

  /** How registers are asked for one by one: behind the request, or in the programming mode. */
  Conversation<Answer> ask(String name) {
    return isOnce()
        ? client.askOnce(read(name))
        : Conversation.then(programming(), open -> client.ask(read(name)));
  }

  /** Whether all registers come at once. */
  boolean comesWhole() {
    return isReadout();
  }

  /** All registers, of the reading that has found out who it is, or of a new one. */
  Conversation<Timed.Result<DataMessage>> whole() {
    Optional<Timed.Result<DataMessage>> there = kept;
    kept = Optional.empty();
    if (there.isPresent()) {
      return Conversation.of(there.get());
    }
    return Conversation.then(
        leaveProgramming(),
        free ->
            Conversation.then(
                Timed.of(reading()),
                read ->
                    Conversation.then(
                        same(read.value()),
                        right ->
                            Conversation.of(
                                new Timed.Result<>(
                                    read.value().message(), read.began(), read.ended())))));
  }

  /** A readout may do without the serial number where the operand of P0 has shown it. */
  private Conversation<Identity> same(WholeReading read) {
    Optional<String> shown = who.serial(read.message().dataSets());
    if (!who.isOperand()) {
      return Conversation.then(who.admit(read.said(), shown), this::still);
    }
    return still(shown.map(text -> new Identity(text, Map.of())).or(() -> identity).orElseThrow());
  }

  /** A profile that is read out as a table, which has no serial number, by who answered before. */
  Conversation<DataMessage> table(MeterClient tables) {
    return Conversation.then(
        leaveProgramming(),
        free ->
            Conversation.then(
                tables.readOut(),
                read ->
                    isFrom(read.identification())
                        ? Conversation.of(read.message())
                        : Conversation.failed(
                            MeterReason.WRONG_DEVICE,
                            "another meter answers: " + read.identification().get().text())));
  }

  private boolean isFrom(Optional<Identification> said) {
    Optional<String> before = identity.map(one -> one.details().get(DeviceIdentity.SAID));
    return said.isEmpty() || before.isEmpty() || said.get().text().equals(before.get());
  }

  private Conversation<Void> leaveProgramming() {
    boolean open = begun;
    begun = false;
    programming = false;
    return open ? client.close() : Conversation.of(null);
  }

  /**
   * Ends whatever is open, also what did not come about: the meter may be waiting. One that is gone
   * is no failure.
   */
  Conversation<Void> close() {
    identity = Optional.empty();
    kept = Optional.empty();
    return leaveProgramming();
  }
}
