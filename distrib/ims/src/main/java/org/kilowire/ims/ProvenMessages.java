// SPDX-License-Identifier: Apache-2.0
package org.kilowire.ims;

import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.kilowire.contract.MessageKind;
import org.kilowire.contract.Receipt;
import org.kilowire.contract.codec.ReceiptCodec;
import org.kilowire.conversation.Reason;
import org.kilowire.seal.SealReason;
import org.kilowire.seal.file.HandoverSeals;
import org.kilowire.seal.message.RefusedMessages;
import org.kilowire.seal.message.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets through what a gateway that is trusted here stands for, before anything of it is unpacked.
 * What nobody stands for is counted and told, once a minute at most. Any thread may call.
 */
final class ProvenMessages {

  private static final Logger LOG = LoggerFactory.getLogger(ProvenMessages.class);

  private final HandoverSeals seals;
  private final RefusedMessages refused = new RefusedMessages(System::nanoTime);

  ProvenMessages(HandoverSeals seals) {
    this.seals = seals;
  }

  /**
   * The body of a message; empty if nobody stands for it.
   *
   * @param gateway whose topic it came by
   */
  Optional<byte[]> body(MessageKind kind, String gateway, byte[] payload) {
    Verdict verdict = verdict(kind, gateway, payload);
    if (verdict instanceof Verdict.Proven proven) {
      return Optional.of(proven.body());
    }
    if (verdict instanceof Verdict.Unsealed unsealed) {
      return Optional.of(unsealed.body());
    }
    refused.count(((Verdict.Refused) verdict).reason());
    return Optional.empty();
  }

  private Verdict verdict(MessageKind kind, String gateway, byte[] payload) {
    try {
      return seals.check(kind, gateway, payload);
    } catch (UncheckedIOException e) {
      return new Verdict.Refused(SealReason.BAD_KEYS, e.getMessage());
    }
  }

  /** What has come since this was last told, by reasons, which is logged; empty for nothing. */
  Optional<Map<String, Long>> news(String gateway) {
    Optional<Map<String, Long>> news = refused.news();
    news.ifPresent(
        counts ->
            LOG.warn(
                "messages that nobody stands for, and nothing of them was stored: {}, the last one"
                    + " by a topic of {}{}",
                counts,
                gateway,
                seals
                    .obstacle(MessageKind.BATCH, gateway)
                    .map(why -> "; " + why + ": see kilowire ims trust")
                    .orElse("")));
    return news;
  }

  /** All that were refused, by the codes of their {@link Reason}s. */
  Map<String, Long> refused() {
    return refused.all();
  }

  /**
   * A receipt as it travels.
   *
   * @throws UncheckedIOException if it cannot be sealed
   */
  byte[] sealed(Receipt receipt) {
    Optional<UUID> epoch = Optional.of(receipt.epoch());
    return seals.seal(MessageKind.RECEIPT, receipt.gateway(), epoch, ReceiptCodec.encode(receipt));
  }
}
