// SPDX-License-Identifier: Apache-2.0
package org.kilowire.conversation.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Framing;
import org.kilowire.conversation.LineSettings;
import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Octets;
import org.kilowire.conversation.Step;

final class LineTraceTest {

  private final List<String> lines = new ArrayList<>();
  private final LineTrace trace =
      new LineTrace(
          (direction, octets, told) -> told.accept(Octets.copyOf(octets).toString()),
          (direction, now, text) -> lines.add(now + direction.symbol() + text));

  /** Tunes the line, sends 01 02 and takes an answer of three octets once all of them are there. */
  private static final class Ask implements Conversation<Void> {

    @Override
    public Step begin(long now) {
      LineSettings settings = LineSettings.of(9600, Framing.parse("7E1").orElseThrow());
      return new Step.Tune(settings, 0, true, now + 10);
    }

    @Override
    public Step tuned(boolean applied, long now) {
      return new Step.Send(Octets.of((byte) 1, (byte) 2).buffer(), now + 10);
    }

    @Override
    public Step sent(long now) {
      return new Step.Await(now + 10);
    }

    @Override
    public Step received(ByteBuffer in, long now) {
      if (in.remaining() < 3) {
        return new Step.Await(now + 10);
      }
      in.position(in.position() + 3);
      return new Step.Done();
    }

    @Override
    public Step elapsed(long now) {
      return new Step.Await(now + 10);
    }

    @Override
    public Void result() {
      return null;
    }
  }

  @Test
  void tells_what_is_sent_and_what_arrives_once_and_when() {
    Conversation<Void> traced = trace.of(new Ask());
    traced.begin(1);
    traced.tuned(true, 2);
    traced.sent(3);
    traced.received(ByteBuffer.wrap(new byte[] {7, 8}), 4);
    traced.received(ByteBuffer.wrap(new byte[] {7, 8, 9, 10}), 5);
    assertThat(lines).containsExactly("1-settings 9600 7E1", "2>0102", "4<0708", "5<090A");
  }

  @Test
  void octets_left_for_the_next_conversation_are_not_told_again() {
    trace.of(new Ask()).received(ByteBuffer.wrap(new byte[] {7, 8, 9, 10}), 1);
    trace.of(new Ask()).received(ByteBuffer.wrap(new byte[] {10, 11}), 2);
    assertThat(lines).containsExactly("1<0708090A", "2<0B");
  }

  @Test
  void tells_that_the_link_is_lost() {
    trace.of(new Ask()).lost(new LinkException("closed by the peer"), 1);
    assertThat(lines).containsExactly("1-link lost: closed by the peer");
  }

  @Test
  void a_trace_that_is_off_wraps_nothing() {
    Conversation<Void> ask = new Ask();
    assertThat(LineTrace.off().of(ask)).isSameAs(ask);
  }

  @Test
  void a_protocol_without_an_explainer_shows_no_octets() {
    Explainer.ofUnknownProtocol()
        .passed(Direction.SENT, Octets.ofHex("3132333435363738").buffer(), lines::add);
    assertThat(lines).containsExactly("8 octets");
  }
}
