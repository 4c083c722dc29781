// SPDX-License-Identifier: Apache-2.0
package org.kilowire.store;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.kilowire.contract.Range;
import org.kilowire.contract.Receipt;
import org.kilowire.meter.Block;
import org.kilowire.meter.Quantity;
import org.kilowire.meter.Watermark;

/**
 * Blocks of readings between the meters and the IMS.
 *
 * <p>Every block is given the next sequence number of this gateway and epoch, from 1, without
 * holes. It leaves by {@link #next}, as part of a batch, and stays until a receipt of the IMS
 * releases it; after that it is kept for a while in case the IMS asks again. Any thread may call.
 * Methods without a future wait for the disk: keep them off an event loop. A database that fails
 * raises {@link StoreException}.
 */
public interface Outbox {

  /**
   * Stores {@code blocks} in their order, all or none, and moves the watermarks of blocks that were
   * read by the schedule. Blocks that are all of origin {@code PUSH} may fill three quarters of the
   * store: what nobody asked for does not take the room of what somebody did.
   *
   * @param blocks at least one
   * @return their sequence numbers, completed AFTER the commit, possibly on the store's writer
   *     thread, which must not be kept; fails with {@link StoreFullException} while there is no
   *     room, with {@link StoreException} where the database fails: then nothing of it was stored
   * @throws IllegalArgumentException for a block that no batch can carry ({@link
   *     org.kilowire.contract.codec.BlockCodec#encode})
   */
  CompletableFuture<Range> append(List<Block> blocks);

  /**
   * The last row of the schedule's that is stored of this series; moved in the transaction that
   * stores the rows.
   */
  Optional<Watermark> watermark(String meter, String device, Quantity series);

  /**
   * The batch that follows {@code after}.
   *
   * <p>Where a batch is cut, and all its octets, are fixed when it is first asked for: after that
   * it comes as it was, whatever the limits, before and after its release, over a restart and until
   * it is pruned. Where {@code after} lies within a batch, that batch comes. New batches are made
   * in order only: an {@code after} beyond the last one made gives the one after it.
   *
   * @param after 0 for the first
   * @param maxBlocks of a new batch; 1..4096
   * @param maxOctets of the body of a new batch, at most {@link
   *     org.kilowire.contract.codec.BatchCodec#MAX_OCTETS}; one block goes in however large it is
   * @return empty where nothing follows, or what follows is not kept any more ({@link
   *     OutboxStatus#firstRetained})
   */
  Optional<OutgoingBatch> next(long after, int maxBlocks, int maxOctets);

  /** Takes the IMS's word for what it has, if it can be believed. */
  Released release(Receipt receipt);

  OutboxStatus status();
}
