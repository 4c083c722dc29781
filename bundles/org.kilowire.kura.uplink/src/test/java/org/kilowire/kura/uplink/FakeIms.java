// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kilowire.contract.Batch;
import org.kilowire.contract.DigestChain;
import org.kilowire.contract.Range;
import org.kilowire.contract.Receipt;
import org.kilowire.contract.codec.BatchCodec;
import org.kilowire.contract.codec.Payload;
import org.kilowire.contract.codec.ReceiptCodec;
import org.kilowire.conversation.Decoded;
import org.kilowire.conversation.Octets;
import org.kilowire.meter.Block;

/** An IMS that takes batches in their order, each once, and says what it has. */
final class FakeIms {

  private final String gateway;
  private final List<Block> blocks = new ArrayList<>();
  private Octets digest = DigestChain.START;
  private long upTo;
  private long receipted;

  FakeIms(String gateway) {
    this.gateway = gateway;
  }

  /** The receipt for a batch. */
  synchronized byte[] take(byte[] payload) {
    byte[] body = complete(Payload.gunzip(payload));
    Batch batch = complete(BatchCodec.decode(body));
    Range range = batch.header().range();
    List<Range> missing = List.of();
    if (range.first() == upTo + 1) {
      assertThat(batch.header().before()).isEqualTo(digest);
      digest = DigestChain.after(digest, body);
      upTo = range.last();
      blocks.addAll(batch.blocks());
    } else if (range.first() > upTo) {
      missing = List.of(new Range(upTo + 1, range.first() - 1));
    }
    UUID epoch = batch.header().epoch();
    return ReceiptCodec.encode(
        new Receipt(Receipt.VERSION, gateway, epoch, upTo, digest, missing, Optional.empty()));
  }

  /** A receipt has reached the gateway. */
  synchronized void arrived(byte[] receipt) {
    receipted = Math.max(receipted, complete(ReceiptCodec.decode(receipt)).upTo());
  }

  /** The last number that a receipt which reached the gateway confirmed. */
  synchronized long receipted() {
    return receipted;
  }

  synchronized List<Block> blocks() {
    return List.copyOf(blocks);
  }

  private static <T> T complete(Decoded<T> decoded) {
    if (decoded instanceof Decoded.Complete<T> whole) {
      return whole.value();
    }
    throw new AssertionError("not whole: " + decoded);
  }
}
