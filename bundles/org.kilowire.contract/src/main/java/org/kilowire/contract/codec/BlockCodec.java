// SPDX-License-Identifier: Apache-2.0
package org.kilowire.contract.codec;

import org.kilowire.contract.ContractReason;
import org.kilowire.contract.json.JsonIn;
import org.kilowire.contract.json.JsonOut;
import org.kilowire.conversation.Decoded;
import org.kilowire.meter.Block;

/**
 * One block as the text of a JSON object: what the store keeps and what a batch is made of. The
 * same block always gives the same octets.
 */
public final class BlockCodec {

  /** The largest text of one block. */
  public static final int MAX_OCTETS = 8 << 20;

  private BlockCodec() {}

  /**
   * The text of {@code block}, in UTF-8.
   *
   * @throws IllegalArgumentException if it would have more than {@link #MAX_OCTETS} octets, or
   *     holds what the schema has no place for: a time beyond ±8.64e15 ms, a negative ordinal or
   *     quality, a scale beyond -128..127
   */
  public static byte[] encode(Block block) {
    byte[] text = JsonOut.encode(out -> BlockWriter.write(block, out));
    if (text.length > MAX_OCTETS) {
      throw new IllegalArgumentException(
          "a block of " + text.length + " octets from " + block.source().meter());
    }
    return text;
  }

  /** Reads one block. Never {@link Decoded.NeedMore}. */
  public static Decoded<Block> decode(byte[] text) {
    if (text.length > MAX_OCTETS) {
      return new Decoded.Malformed<>(
          ContractReason.MESSAGE_TOO_LARGE, text.length + " octets", text.length);
    }
    return JsonIn.decode(text, ContractReason.MALFORMED_MESSAGE, BlockDecoder::read);
  }
}
