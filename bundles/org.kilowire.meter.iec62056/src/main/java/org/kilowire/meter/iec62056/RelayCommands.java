// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.iec62056;

import java.time.Duration;
import java.util.Optional;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Pause;
import org.kilowire.conversation.Timed;
import org.kilowire.iec62056.Iec62056Reason;
import org.kilowire.iec62056.client.MeterClient;
import org.kilowire.iec62056.dataset.DataMessage;
import org.kilowire.iec62056.dataset.DataSetValue;
import org.kilowire.iec62056.dataset.Numeral;
import org.kilowire.iec62056.session.Answer;
import org.kilowire.iec62056.session.CommandMessage;
import org.kilowire.meter.MeterReason;
import org.kilowire.meter.RelayCommand;
import org.kilowire.meter.RelayResult;
import org.kilowire.meter.RelayState;
import org.kilowire.meter.Traits;
import org.kilowire.meter.iec62056.trait.ClockTraits;
import org.kilowire.meter.iec62056.trait.ReadingTraits;
import org.kilowire.meter.iec62056.trait.TraitTranslation;

/** Disconnects and reconnects by the commands that the meter's type defines, and by no others. */
final class RelayCommands {

  /** The register code has no control mode: none is known. */
  private static final int NO_MODE = 0;

  private static final long LEAST_PAUSE = Duration.ofMillis(500).toNanos();

  /** However long it may take: each look stands on the one before it. */
  private static final int MOST_LOOKS = 200;

  private final MeterClient client;
  private final Traits traits;

  RelayCommands(MeterClient client, Traits traits) {
    this.client = client;
    this.traits = traits;
  }

  /** Whether the type says how. */
  static boolean isDefined(Traits traits) {
    return traits.has(ClockTraits.RELAY_STATE)
        && (traits.has(ClockTraits.RELAY_DISCONNECT) || traits.has(ClockTraits.RELAY_RECONNECT));
  }

  Conversation<RelayState> state() {
    Optional<String> register = traits.text(ClockTraits.RELAY_STATE);
    if (register.isEmpty()) {
      return Conversation.failed(MeterReason.NOT_SUPPORTED, "the type names no relay-state");
    }
    CommandMessage read =
        CommandMessage.read(
            TraitTranslation.type(traits, ReadingTraits.READ_COMMAND), register.get());
    return Conversation.then(client.ask(read), answer -> state(register.get(), answer));
  }

  private Conversation<RelayState> state(String register, Answer answer) {
    if (!(answer instanceof Answer.Data data)) {
      return Conversation.failed(MeterReason.NOT_READABLE, register + " is not to be read");
    }
    DataMessage message = data.message(2);
    if (message.dataSets().isEmpty() || message.dataSets().get(0).first().isMissing()) {
      return Conversation.failed(MeterReason.MALFORMED, register + ": " + data.raw());
    }
    boolean on = isConnected(message.dataSets().get(0).first());
    RelayState.Control control =
        on ? RelayState.Control.CONNECTED : RelayState.Control.DISCONNECTED;
    return Conversation.of(new RelayState(on, control, NO_MODE));
  }

  /** Meters pad numbers with zeros. */
  private boolean isConnected(DataSetValue shown) {
    String connected = traits.text(ClockTraits.RELAY_CONNECTED).orElse("1");
    Optional<Numeral> number = Numeral.parse(connected);
    return shown.text().equals(connected)
        || (number.isPresent() && number.equals(Numeral.parse(shown.text())));
  }

  /**
   * Tells, then looks until it is so or {@code limit} has passed. The state is read first: a meter
   * whose state cannot be read is not switched.
   */
  Conversation<RelayResult> tell(RelayCommand command, Duration limit) {
    boolean connect = command == RelayCommand.RECONNECT;
    Optional<String> text =
        traits.text(connect ? ClockTraits.RELAY_RECONNECT : ClockTraits.RELAY_DISCONNECT);
    if (text.isEmpty()) {
      return Conversation.failed(
          MeterReason.NOT_SUPPORTED, "the type defines no command to " + command);
    }
    CommandMessage switching = command(text.get());
    return Conversation.then(
        state(),
        before -> Timed.from(now -> told(switching, connect, now + limit.toNanos(), pause(limit))));
  }

  private static long pause(Duration limit) {
    return Math.max(LEAST_PAUSE, limit.toNanos() / MOST_LOOKS);
  }

  private Conversation<RelayResult> told(
      CommandMessage switching, boolean connect, long deadline, long pause) {
    Conversation<RelayResult> toldAndSeen =
        Conversation.then(
            client.ask(switching),
            answer ->
                answer instanceof Answer.Refused refused
                    ? Conversation.failed(Iec62056Reason.ERROR_MESSAGE, refused.text())
                    : unseen(watch(connect, deadline, pause), "command sent"));
    return Conversation.recover(
        toldAndSeen,
        failed ->
            failed.reason() == Iec62056Reason.OUTCOME_UNKNOWN
                ? unseen(watch(connect, deadline, pause), failed.detail())
                : Conversation.failed(failed.reason(), failed.detail()));
  }

  /** A state that cannot be read tells nothing of what became of the command. */
  private static Conversation<RelayResult> unseen(Conversation<RelayResult> look, String before) {
    return Conversation.recover(
        look,
        failed ->
            Conversation.failed(
                MeterReason.OUTCOME_UNKNOWN, before + "; state not readable: " + failed.detail()));
  }

  private Conversation<RelayResult> watch(boolean connect, long deadline, long pause) {
    return Conversation.then(
        Timed.of(state()),
        seen -> {
          boolean done = seen.value().output() == connect;
          return done || seen.ended() - deadline >= 0
              ? Conversation.of(new RelayResult(verdict(connect, done), seen.value()))
              : Conversation.then(new Pause(pause), rest -> watch(connect, deadline, pause));
        });
  }

  private static RelayResult.Verdict verdict(boolean connect, boolean done) {
    if (!done) {
      return RelayResult.Verdict.FAILED;
    }
    return connect ? RelayResult.Verdict.CONNECTED : RelayResult.Verdict.DISCONNECTED;
  }

  /** {@code W1 96.3.10(0)} as a command. */
  private static CommandMessage command(String text) {
    int blank = text.indexOf(' ');
    String code = blank < 0 ? text : text.substring(0, blank);
    return CommandMessage.parse(code, blank < 0 ? "" : text.substring(blank + 1))
        .orElseThrow(() -> new IllegalArgumentException("no command of a relay: " + text));
  }
}
