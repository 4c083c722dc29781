// SPDX-License-Identifier: Apache-2.0
package org.kilowire.contract;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.kilowire.contract.codec.AnswerCodec;
import org.kilowire.contract.codec.BatchCodec;
import org.kilowire.contract.codec.CommandCodec;
import org.kilowire.contract.codec.EventCodec;
import org.kilowire.contract.codec.ReceiptCodec;

/** What a message between gateway and IMS is; each kind has a topic of {@link Topics}. */
public enum MessageKind {
  /** {@link Batch}, packed. */
  BATCH(BatchCodec.MAX_OCTETS, false),
  /** {@link Receipt}. */
  RECEIPT(ReceiptCodec.MAX_OCTETS, true),
  /** {@link Command}. */
  COMMAND(CommandCodec.MAX_OCTETS, true),
  /** {@link CommandAnswer}. */
  ANSWER(AnswerCodec.MAX_OCTETS, false),
  /** {@link EventMessage}. */
  EVENT(EventCodec.MAX_OCTETS, false);

  private final int maxOctets;
  private final boolean takenOnce;

  MessageKind(int maxOctets, boolean takenOnce) {
    this.maxOctets = maxOctets;
    this.takenOnce = takenOnce;
  }

  /** As it is written: lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<MessageKind> of(String word) {
    return Stream.of(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }

  /** The most octets of a body as it travels. */
  public int maxOctets() {
    return maxOctets;
  }

  /**
   * Whether it makes its receiver do something, so that the same message must not come twice. The
   * others are known by epoch and number: one that comes again is the same again.
   */
  public boolean takenOnce() {
    return takenOnce;
  }
}
