// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.session.client;

import java.nio.ByteBuffer;
import java.util.function.Function;
import org.kilowire.conversation.Step;
import org.kilowire.dlms.DlmsReason;
import org.kilowire.dlms.xdlms.Apdu;
import org.kilowire.dlms.xdlms.GetRequest;
import org.kilowire.dlms.xdlms.codec.GetResponseView;
import org.kilowire.dlms.xdlms.parameter.DataAccessResult;
import org.kilowire.dlms.xdlms.parameter.InvokeId;

/**
 * GET with all its blocks. Subclasses say what is asked and take the octets of the answer.
 *
 * <p>An answer with another invoke id, or the block before the one that is due, is a late one: it
 * is passed over once by asking again, which a GET may.
 */
abstract class GetConversation<T> extends LinkedConversation<T> {

  private static final int NEXT_SIZE = 8;

  private final GetResponseView view;
  private final Function<ByteBuffer, Step> answered = this::answered;
  private ByteBuffer request;
  private InvokeId invoke;
  private long due = -1;
  private int blocks;
  private int octets;
  private boolean passedOver;

  GetConversation(ClientState state) {
    super(state);
    this.view = state.view;
  }

  /** The answer in one piece: a value, or a list from its count on. */
  abstract Step whole(GetResponseView.Kind kind, ByteBuffer body);

  /** A piece of the answer. Null to go on. */
  abstract Step piece(ByteBuffer raw, boolean last);

  /** Asks {@code get}, of at most {@code size} octets. */
  final Step ask(GetRequest get, int size) {
    invoke = get.invoke();
    due = -1;
    return exchange(state.encode(get, size));
  }

  private Step exchange(ByteBuffer apdu) {
    request = apdu;
    return run(state.service(apdu, true), answered);
  }

  private Step answered(ByteBuffer apdu) {
    state.unanswered = false;
    if (!view.wrap(apdu)) {
      return other(apdu);
    }
    if (!state.answers(invoke, view.invoke())) {
      return late(DlmsReason.INVOKE_ID, ClientState.invokeIds(invoke, view.invoke()));
    }
    return switch (view.kind()) {
      case VALUE, LIST -> due == -1 ? whole(view.kind(), view.body()) : amidBlocks();
      case REFUSED, BLOCK_REFUSED -> refused(view.code());
      case BLOCK -> block();
    };
  }

  private Step amidBlocks() {
    return fail(DlmsReason.UNEXPECTED_APDU, "no block where block " + due + " is due");
  }

  private Step other(ByteBuffer apdu) {
    Apdu answer = UnexpectedAnswers.decode(apdu);
    Step.Failed refusal = UnexpectedAnswers.refusal(answer);
    return refusal == null ? illegible(UnexpectedAnswers.unexpected(apdu)) : refused(refusal);
  }

  /** The server refuses the service. */
  Step refused(Step.Failed why) {
    return why;
  }

  /** The answer is no whole answer to a GET. */
  Step illegible(Step.Failed why) {
    return trouble(why);
  }

  private Step late(DlmsReason reason, String detail) {
    if (passedOver) {
      return fail(reason, detail);
    }
    passedOver = true;
    return exchange(request.rewind());
  }

  Step refused(int code) {
    return refuse(DataAccessResult.of(code).reason(), DataAccessResult.text(code));
  }

  private Step block() {
    long number = view.number();
    boolean expected = due == -1 ? number <= 1 : number == due;
    if (!expected) {
      String detail = "block " + number + " where " + Math.max(1, due) + " is due";
      boolean before = due != -1 && number == due - 1;
      return before ? late(DlmsReason.BLOCK_NUMBER, detail) : fail(DlmsReason.BLOCK_NUMBER, detail);
    }
    boolean last = view.isLast();
    ByteBuffer raw = view.body();
    octets += raw.remaining();
    if (++blocks > state.settings.maxBlocks() || octets > state.settings.maxOctets()) {
      return fail(DlmsReason.TOO_MANY_BLOCKS, blocks + " blocks, " + octets + " octets");
    }
    Step step = piece(raw, last);
    return step == null ? next(number) : step;
  }

  private Step next(long number) {
    due = number + 1;
    return exchange(state.encode(new GetRequest.Next(invoke, number), NEXT_SIZE));
  }
}
