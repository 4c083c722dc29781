// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.dlms;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Pause;
import org.kilowire.conversation.Step;
import org.kilowire.conversation.Timed;
import org.kilowire.dlms.DlmsReason;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.dlms.cosem.ControlMode;
import org.kilowire.dlms.cosem.ControlState;
import org.kilowire.dlms.cosem.LogicalName;
import org.kilowire.dlms.cosem.MethodRef;
import org.kilowire.dlms.session.client.DlmsClient;
import org.kilowire.dlms.xdlms.parameter.ActionReply;
import org.kilowire.dlms.xdlms.parameter.ActionResult;
import org.kilowire.dlms.xdlms.parameter.GetResult;
import org.kilowire.meter.MeterReason;
import org.kilowire.meter.RelayCommand;
import org.kilowire.meter.RelayResult;
import org.kilowire.meter.RelayResult.Verdict;
import org.kilowire.meter.RelayState;

/**
 * The disconnect control (IEC 62056-6-2, class 70): told once, then watched until its state is what
 * its control mode promises.
 */
final class RelaySwitching {

  private static final long LEAST_PAUSE = Duration.ofMillis(500).toNanos();

  /** However long it may take: each look stands on the one before it. */
  private static final int MOST_LOOKS = 200;

  private static final int REMOTE_DISCONNECT = 1;
  private static final int REMOTE_RECONNECT = 2;

  private final DlmsClient client;
  private final LogicalName name;

  RelaySwitching(DlmsClient client, LogicalName name) {
    this.client = client;
    this.name = name;
  }

  Conversation<RelayState> state() {
    List<AttributeRef> request = List.of(attribute(2), attribute(3), attribute(4));
    return Conversation.then(
        client.getList(request),
        answers -> {
          Optional<RelayState> state = state(answers);
          return state.isPresent()
              ? Conversation.of(state.get())
              : Conversation.failed(
                  MeterReason.NOT_READABLE, name + " does not say its state: " + answers);
        });
  }

  private AttributeRef attribute(int index) {
    return new AttributeRef(Objects.DISCONNECT_CONTROL, name, index);
  }

  private static Optional<RelayState> state(List<GetResult> answers) {
    if (answers.get(0) instanceof GetResult.Value output
        && answers.get(1) instanceof GetResult.Value control
        && answers.get(2) instanceof GetResult.Value mode
        && output.data() instanceof Data.Bool connected) {
      return ControlState.of(control.data())
          .flatMap(
              state ->
                  ControlMode.of(mode.data())
                      .map(m -> new RelayState(connected.value(), control(state), m.code())));
    }
    return Optional.empty();
  }

  private static RelayState.Control control(ControlState state) {
    return switch (state) {
      case DISCONNECTED -> RelayState.Control.DISCONNECTED;
      case CONNECTED -> RelayState.Control.CONNECTED;
      case READY_FOR_RECONNECTION -> RelayState.Control.READY_FOR_RECONNECTION;
    };
  }

  /** The state is read first: a meter whose state cannot be read is not switched. */
  Conversation<RelayResult> tell(RelayCommand command, Duration limit) {
    return Conversation.then(
        state(), before -> Timed.from(now -> told(command, now + limit.toNanos(), pause(limit))));
  }

  private static long pause(Duration limit) {
    return Math.max(LEAST_PAUSE, limit.toNanos() / MOST_LOOKS);
  }

  private Conversation<RelayResult> told(RelayCommand command, long deadline, long pause) {
    int method = command == RelayCommand.DISCONNECT ? REMOTE_DISCONNECT : REMOTE_RECONNECT;
    MethodRef tell = new MethodRef(Objects.DISCONNECT_CONTROL, name, method);
    Conversation<RelayResult> toldAndSeen =
        Conversation.then(
            client.action(tell, Data.integer(0)),
            reply ->
                reply.result() == ActionResult.SUCCESS
                    ? new Reworded<>(watch(command, deadline, pause), RelaySwitching::unseen)
                    : refused(command, reply));
    return Conversation.recover(toldAndSeen, failed -> lookOnce(command, failed));
  }

  /** The meter has said yes, or nothing: a state that cannot be read tells nothing of it. */
  private static Step unseen(Step end) {
    if (end instanceof Step.Failed failed && failed.reason() == DlmsReason.OUTCOME_UNKNOWN) {
      return end;
    }
    String why =
        end instanceof Step.Failed failed
            ? failed.reason().code() + ", " + failed.detail()
            : "the link was lost";
    return new Step.Failed(MeterReason.OUTCOME_UNKNOWN, "command sent; state not readable: " + why);
  }

  /** A refusal of what is so already is none. */
  private Conversation<RelayResult> refused(RelayCommand command, ActionReply reply) {
    Conversation<RelayResult> no =
        Conversation.failed(
            reply.result().reason(), name + " refuses: " + ActionResult.text(reply.code()));
    Conversation<RelayResult> look =
        Conversation.then(
            state(),
            state ->
                verdict(command, state)
                    .<Conversation<RelayResult>>map(v -> Conversation.of(new RelayResult(v, state)))
                    .orElse(no));
    return Conversation.recover(look, unseen -> no);
  }

  /** Whether the command was carried out is not known; the state may tell. */
  private Conversation<RelayResult> lookOnce(RelayCommand command, Step.Failed failed) {
    if (failed.reason() != DlmsReason.OUTCOME_UNKNOWN) {
      return Conversation.failed(failed.reason(), failed.detail());
    }
    Conversation<RelayResult> look =
        Conversation.then(
            state(),
            state ->
                verdict(command, state)
                    .<Conversation<RelayResult>>map(
                        verdict -> Conversation.of(new RelayResult(verdict, state)))
                    .orElseGet(
                        () ->
                            Conversation.failed(
                                failed.reason(), failed.detail() + "; state now: " + state)));
    Conversation<RelayResult> said =
        Conversation.recover(
            look,
            unseen ->
                Conversation.failed(
                    failed.reason(), failed.detail() + "; state not readable: " + unseen.detail()));
    return new Reworded<>(said, RelaySwitching::unseen);
  }

  private Conversation<RelayResult> watch(RelayCommand command, long deadline, long pause) {
    return Conversation.then(
        Timed.of(state()),
        seen -> {
          Optional<Verdict> verdict = verdict(command, seen.value());
          if (verdict.isPresent()) {
            return Conversation.of(new RelayResult(verdict.get(), seen.value()));
          }
          boolean hopeless = command == RelayCommand.DISCONNECT && seen.value().mode() == 0;
          if (hopeless || seen.ended() - deadline >= 0) {
            return Conversation.of(new RelayResult(Verdict.FAILED, seen.value()));
          }
          return Conversation.then(new Pause(pause), rest -> watch(command, deadline, pause));
        });
  }

  /** What is true, where that is what the command and the mode promise. */
  static Optional<Verdict> verdict(RelayCommand command, RelayState state) {
    if (command == RelayCommand.DISCONNECT) {
      boolean off = !state.output() && state.control() == RelayState.Control.DISCONNECTED;
      return off ? Optional.of(Verdict.DISCONNECTED) : Optional.empty();
    }
    if (state.output() && state.control() == RelayState.Control.CONNECTED) {
      return Optional.of(Verdict.CONNECTED);
    }
    boolean ready = state.control() == RelayState.Control.READY_FOR_RECONNECTION;
    boolean button = promisesButton(state.mode());
    return ready && button ? Optional.of(Verdict.READY) : Optional.empty();
  }

  private static boolean promisesButton(int mode) {
    return mode == 1 || mode == 3 || mode == 5 || mode == 6;
  }
}
