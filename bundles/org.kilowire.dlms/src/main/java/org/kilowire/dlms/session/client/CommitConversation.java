// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.session.client;

import java.nio.ByteBuffer;
import java.util.function.Function;
import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Octets;
import org.kilowire.conversation.Step;
import org.kilowire.dlms.DlmsReason;
import org.kilowire.dlms.xdlms.Apdu;
import org.kilowire.dlms.xdlms.parameter.DataBlock;

/**
 * An operation that changes something in the server and is therefore never repeated. From the
 * moment at which its last octets are handed to the link until the server has answered, whatever
 * goes wrong leaves its outcome unknown.
 */
abstract class CommitConversation<T> extends LinkedConversation<T> {

  private final Function<ByteBuffer, Step> answered = this::answered;
  private boolean commits;
  private boolean committed;
  private Octets value = Octets.EMPTY;
  private int sentOctets;
  private long block;

  CommitConversation(ClientState state) {
    super(state);
  }

  /** What the server's answer means. Null where it means nothing that was asked for. */
  abstract Step take(Apdu answer);

  /** Sends {@code apdu}; {@code complete} if nothing has to follow for it to be executed. */
  final Step send(Apdu apdu, int size, boolean complete) {
    commits = complete;
    return run(state.service(state.encode(apdu, size), false), answered);
  }

  @Override
  final void leaving() {
    committed |= commits;
  }

  private Step answered(ByteBuffer apdu) {
    state.unanswered = false;
    Apdu answer = UnexpectedAnswers.decode(apdu);
    Step step = answer == null ? null : UnexpectedAnswers.refusal(answer);
    step = step == null && answer != null ? take(answer) : step;
    return step == null ? trouble(UnexpectedAnswers.unexpected(apdu)) : step;
  }

  /** Begins to send {@code whole} in blocks. */
  final void cut(Octets whole) {
    value = whole;
    sentOctets = 0;
    block = 0;
  }

  /** The next block, of at most {@code room} octets. */
  final DataBlock nextBlock(int room) {
    int to = Math.min(value.length(), sentOctets + room);
    Octets raw = value.slice(sentOctets, to);
    sentOctets = to;
    return new DataBlock(sentOctets == value.length(), ++block, raw);
  }

  /** The number of the block sent last; 0 before the first. */
  final long block() {
    return block;
  }

  final boolean allSent() {
    return sentOctets == value.length();
  }

  @Override
  final Step trouble(Step.Failed failed) {
    return committed ? unknown(failed.reason().code() + ", " + failed.detail()) : failed;
  }

  @Override
  final Step lostLink(LinkException why) {
    return committed ? unknown("the link was lost: " + why.getMessage()) : new Step.Lost(why);
  }

  private static Step unknown(String detail) {
    return new Step.Failed(DlmsReason.OUTCOME_UNKNOWN, detail);
  }
}
