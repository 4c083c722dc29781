// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.iec62056;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Outcome;
import org.kilowire.iec62056.Iec62056Reason;
import org.kilowire.iec62056.client.MeterClient;
import org.kilowire.iec62056.clock.LocalRules;
import org.kilowire.iec62056.dataset.DataSet;
import org.kilowire.iec62056.push.Telegram;
import org.kilowire.iec62056.session.Answer;
import org.kilowire.iec62056.session.CommandMessage;
import org.kilowire.iec62056.signon.Identification;
import org.kilowire.meter.Identity;
import org.kilowire.meter.Meter;
import org.kilowire.meter.MeterReason;
import org.kilowire.meter.MeterSession;
import org.kilowire.meter.Quantity;
import org.kilowire.meter.Traits;
import org.kilowire.meter.iec62056.trait.AnswerTraits;
import org.kilowire.meter.iec62056.trait.ReadingTraits;
import org.kilowire.meter.iec62056.trait.TraitTranslation;

/**
 * The registers of one meter as it writes them, for drivers and tools that want single values and
 * no {@link MeterSession}. A meter that is meant has to say who it is before anything is taken from
 * it; without one whoever answers is read. One owner, one conversation at a time.
 */
public final class MeterRegisters {

  private final Traits traits;
  private final MeterClient client;
  private final RegisterNames names;
  private final RegisterValues values;
  private final LocalRules rules;
  private final DeviceIdentity who;
  private final DeviceDialogue dialogue;

  MeterRegisters(Meter meter, MeterClient client, SessionAccess access) {
    this.traits = meter.traits();
    this.client = client;
    this.names = new RegisterNames(traits);
    this.rules = Iec62056Protocol.rules(meter.type().time());
    this.values = new RegisterValues(traits, names, rules);
    this.who = new DeviceIdentity(meter, meter.device().isEmpty());
    this.dialogue = new DeviceDialogue(meter, client, access, who);
  }

  /** Whether one readout, or one telegram, has them all. */
  public boolean comesWhole() {
    return dialogue.comesWhole();
  }

  /**
   * Finds out who answers, and shows the password where there is one: {@link
   * MeterReason#WRONG_DEVICE} before it leaves. A readout that was needed for that is kept for
   * {@link #read}.
   */
  public Conversation<Identity> open() {
    return DomainReasons.of(dialogue.open());
  }

  /** Reads registers, an answer or a refusal each, in their order. */
  public Conversation<List<Outcome<RegisterContent>>> read(List<RegisterAddress> what) {
    boolean whole = comesWhole() && what.stream().anyMatch(one -> one.set().isEmpty());
    Conversation<List<DataSet>> sets =
        whole
            ? Conversation.then(dialogue.whole(), read -> Conversation.of(read.value().dataSets()))
            : Conversation.of(List.of());
    return DomainReasons.of(Conversation.then(sets, all -> read(what, all, List.of())));
  }

  private Conversation<List<Outcome<RegisterContent>>> read(
      List<RegisterAddress> what, List<DataSet> sets, List<Outcome<RegisterContent>> known) {
    if (known.size() == what.size()) {
      return Conversation.of(known);
    }
    List<Outcome<RegisterContent>> more = new ArrayList<>(known);
    RegisterAddress next = what.get(known.size());
    if (comesWhole() && next.set().isEmpty()) {
      more.add(among(next, sets));
      return read(what, sets, more);
    }
    return Conversation.then(
        asked(next),
        answer -> {
          more.add(answer);
          return read(what, sets, more);
        });
  }

  private Outcome<RegisterContent> among(RegisterAddress what, List<DataSet> sets) {
    return quantity(what).then(quantity -> content(what, values.own(quantity, sets)));
  }

  /** A name that the meter knows nothing of costs that register, and not the session. */
  private Conversation<Outcome<RegisterContent>> asked(RegisterAddress what) {
    Outcome<Quantity> quantity = quantity(what);
    Outcome<String> name = quantity.then(this::name);
    if (!(name instanceof Outcome.Ok<String> known)
        || !(quantity instanceof Outcome.Ok<Quantity> meant)) {
      return Conversation.of(name.failure());
    }
    Conversation<Answer> question =
        what.set().isPresent()
            ? inProgramming(CommandMessage.read(what.set().getAsInt(), known.value()))
            : dialogue.ask(known.value());
    return Conversation.recover(
        Conversation.then(
            question, answer -> Conversation.of(content(what, meant.value(), answer))),
        failed ->
            failed.reason() == Iec62056Reason.NEGATIVE_ACKNOWLEDGEMENT
                ? Conversation.of(new Outcome.Failed<>(failed.reason(), failed.detail()))
                : Conversation.failed(failed.reason(), failed.detail()));
  }

  private Conversation<Answer> inProgramming(CommandMessage command) {
    return Conversation.then(dialogue.programming(), open -> client.ask(command));
  }

  private Outcome<RegisterContent> content(RegisterAddress what, Quantity meant, Answer answer) {
    if (answer instanceof Answer.Data data) {
      int most = Math.toIntExact(traits.integer(AnswerTraits.MAX_DATA_SETS));
      return content(what, values.answered(meant, data.message(most).dataSets()));
    }
    return refused(what, answer instanceof Answer.Refused refusal ? refusal.text() : "ACK");
  }

  private static <T> Outcome<T> refused(RegisterAddress what, String text) {
    return new Outcome.Failed<>(Iec62056Reason.ERROR_MESSAGE, what + ": " + text);
  }

  private Outcome<RegisterContent> content(RegisterAddress what, List<DataSet> sets) {
    if (sets.isEmpty()) {
      return new Outcome.Failed<>(MeterReason.NOT_READABLE, "the meter gives no " + what);
    }
    if (sets.get(0).isError()) {
      return refused(what, sets.get(0).raw());
    }
    boolean comma = traits.flag(ReadingTraits.DECIMAL_COMMA);
    return new Outcome.Ok<>(new RegisterContent(ElementIndex.all(sets, !comma), comma, rules));
  }

  private Outcome<Quantity> quantity(RegisterAddress what) {
    Optional<Quantity> quantity = names.ofAnyName(what.name());
    return quantity.isPresent()
        ? new Outcome.Ok<>(quantity.get())
        : new Outcome.Failed<>(MeterReason.NOT_SUPPORTED, what + " is no register's name");
  }

  private Outcome<String> name(Quantity quantity) {
    Optional<String> name = names.ofMeter(quantity);
    return name.isPresent()
        ? new Outcome.Ok<>(name.get())
        : new Outcome.Failed<>(
            MeterReason.NOT_SUPPORTED, "the meter has names of its own, and none for " + quantity);
  }

  /**
   * Writes a register once: {@link MeterReason#OUTCOME_UNKNOWN} where no answer tells what became
   * of it. Whether that is right the caller knows, see {@link ProtectedRegisters}.
   *
   * @param what with its set
   * @param value what is to stand in the brackets, printable characters
   */
  public Conversation<Void> write(RegisterAddress what, String value) {
    Outcome<String> name = quantity(what).then(this::name);
    if (!(name instanceof Outcome.Ok<String> known)) {
      Outcome.Failed<?> why = (Outcome.Failed<?>) name;
      return Conversation.failed(why.reason(), why.detail());
    }
    CommandMessage command = CommandMessage.write(what.set().orElseThrow(), known.value(), value);
    return DomainReasons.of(
        Conversation.then(inProgramming(command), answer -> written(what, answer)));
  }

  private static Conversation<Void> written(RegisterAddress what, Answer answer) {
    if (answer instanceof Answer.Acknowledged) {
      return Conversation.of(null);
    }
    return answer instanceof Answer.Refused refusal
        ? Conversation.failed(Iec62056Reason.ERROR_MESSAGE, what + ": " + refusal.text())
        : Conversation.failed(
            MeterReason.OUTCOME_UNKNOWN, what + ": the meter sends data, and no ACK");
  }

  /**
   * Telegrams that come unasked, of a meter in mode D.
   *
   * @param sink takes each; false ends it
   */
  public Conversation<Void> listen(Predicate<? super ReceivedRegisters> sink) {
    return client.listen(
        TraitTranslation.crc(traits), telegram -> sink.test(new Received(telegram)));
  }

  private final class Received implements ReceivedRegisters {
    private final Telegram telegram;

    Received(Telegram telegram) {
      this.telegram = telegram;
    }

    @Override
    public Outcome<Identity> device() {
      return who.judge(
          Identification.parse(telegram.identification()),
          who.serial(telegram.message().dataSets()));
    }

    @Override
    public Outcome<RegisterContent> get(RegisterAddress register) {
      return among(register, telegram.message().dataSets());
    }
  }

  /** Ends whatever is open. A meter that is gone is no failure. */
  public Conversation<Void> close() {
    return dialogue.close();
  }
}
