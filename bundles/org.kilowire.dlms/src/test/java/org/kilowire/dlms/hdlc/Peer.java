// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.hdlc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Octets;
import org.kilowire.conversation.Reason;
import org.kilowire.conversation.Step;

/** A server played by hand, frame by frame, against a client's conversations. */
final class Peer {

  static final HdlcAddress CLIENT = HdlcAddress.client(16);
  static final HdlcAddress SERVER = HdlcAddress.server(1, 17);
  static final Octets QUESTION = Octets.ofHex("C001C100");
  static final Octets ANSWER = Octets.ofHex("C401C1000600000001");

  private final List<Frames.Frame> sent = new ArrayList<>();
  private final ByteBuffer in = ByteBuffer.allocate(8192).flip();
  private Conversation<?> conversation = Conversation.of(null);
  private Step step = new Step.Done();
  private long now = 1_000;

  static Octets response(Octets apdu) {
    return Octets.ofHex("E6E700" + apdu);
  }

  static byte[] i(int ns, int nr, Octets info) {
    return Frames.with(CLIENT, SERVER, FrameKind.information(ns, nr, true), false, info);
  }

  static byte[] segment(int ns, int nr, boolean last, Octets info) {
    return Frames.with(CLIENT, SERVER, FrameKind.information(ns, nr, last), true, info);
  }

  static byte[] bare(int control) {
    return Frames.bare(CLIENT, SERVER, control);
  }

  /** A link that is connected with default sizes. */
  HdlcLink connected(HdlcSettings settings) {
    HdlcLink link = new HdlcLink(settings);
    begin(link.connect()).give(bare(FrameKind.UA.control())).done();
    sent.clear();
    return link;
  }

  Peer begin(Conversation<?> next) {
    conversation = next;
    step = next.begin(now);
    return settle();
  }

  Peer give(byte[] octets) {
    in.compact().put(octets).flip();
    step = conversation.received(in, ++now);
    return settle();
  }

  /** The client waits in vain. */
  Peer silence() {
    now = ((Step.Await) step).until();
    step = conversation.elapsed(now);
    return settle();
  }

  Peer pass(long nanos) {
    now += nanos;
    return this;
  }

  private Peer settle() {
    while (step instanceof Step.Send send) {
      assertThat(send.until() - now).isPositive();
      sent.addAll(Frames.in(Octets.copyOf(send.octets())));
      step = conversation.sent(now);
    }
    return this;
  }

  /** The controls of what the client has sent since it was last asked. */
  Peer said(int... controls) {
    assertThat(sent.stream().mapToInt(Frames.Frame::control).toArray()).isEqualTo(controls);
    sent.clear();
    return this;
  }

  Frames.Frame latest() {
    return sent.get(sent.size() - 1);
  }

  Peer waits() {
    assertThat(step).isInstanceOf(Step.Await.class);
    return this;
  }

  long patience() {
    return ((Step.Await) step).until() - now;
  }

  /** How many further octets the client can do nothing without. */
  int further() {
    return ((Step.Await) step).more();
  }

  boolean over() {
    return step.isLast();
  }

  Peer done() {
    assertThat(step).isInstanceOf(Step.Done.class);
    assertThat(in.hasRemaining()).isFalse();
    return this;
  }

  Peer answered(Octets apdu) {
    done();
    assertThat(Octets.copyOf((ByteBuffer) conversation.result())).isEqualTo(apdu);
    return this;
  }

  /** With {@code words} in the detail. */
  Peer failed(Reason reason, String words) {
    failed(reason);
    assertThat(((Step.Failed) step).detail()).contains(words);
    return this;
  }

  Peer failed(Reason reason) {
    assertThat(step)
        .isInstanceOfSatisfying(
            Step.Failed.class, failed -> assertThat(failed.reason()).isEqualTo(reason));
    return this;
  }
}
