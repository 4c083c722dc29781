// SPDX-License-Identifier: Apache-2.0
package org.kilowire.store.outbox;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.kilowire.contract.DigestChain;
import org.kilowire.contract.Receipt;
import org.kilowire.contract.Refusal;
import org.kilowire.conversation.Octets;
import org.kilowire.store.Released;
import org.kilowire.store.sqlite.Sql;

/** What a receipt does to the outbox: the only place where anything is released. */
final class Receipts {

  private Receipts() {}

  static Released apply(Sql sql, Receipt receipt, Instant now) throws SQLException {
    OutboxRow row = OutboxRow.read(sql);
    if (!receipt.gateway().equals(row.gateway())) {
      return refused(Released.Fault.FOREIGN_GATEWAY, receipt.gateway());
    }
    if (!receipt.epoch().equals(row.epoch())) {
      return refused(Released.Fault.OTHER_EPOCH, receipt.epoch() + ", ours is " + row.epoch());
    }
    boolean agrees = agrees(sql, row, receipt);
    if (receipt.upTo() > row.last() || (!agrees && tellsOfAnotherHistory(receipt))) {
      return renew(sql, row);
    }
    if (receipt.upTo() > row.batched()) {
      return refused(
          Released.Fault.BEYOND_SENT, receipt.upTo() + ", batches end at " + row.batched());
    }
    if (!agrees) {
      return refused(Released.Fault.DIGEST_NOT_OURS, "at " + receipt.upTo());
    }
    return receipt.upTo() <= row.released()
        ? new Released.Already(row.released())
        : release(sql, row, receipt.upTo(), now);
  }

  private static Released refused(Released.Fault fault, String detail) {
    return new Released.Refused(fault, detail);
  }

  /** Whether the IMS has our batches up to there, as far as we can still tell. */
  private static boolean agrees(Sql sql, OutboxRow row, Receipt receipt) throws SQLException {
    Optional<Octets> ours = digestAt(sql, receipt.upTo());
    if (ours.isPresent()) {
      return ours.get().equals(receipt.digest());
    }
    return receipt.upTo() <= row.released() && isPruned(sql, receipt.upTo());
  }

  /**
   * The IMS went on from where this database was copied, and so did we since: it will never take a
   * batch of this epoch again.
   */
  private static boolean tellsOfAnotherHistory(Receipt receipt) {
    return receipt.refused().map(Refusal::tellsOfAnotherHistory).orElse(false);
  }

  private static Optional<Octets> digestAt(Sql sql, long upTo) throws SQLException {
    return upTo == 0
        ? Optional.of(DigestChain.START)
        : BatchRow.endingWith(sql, upTo).map(BatchRow::after);
  }

  /** Released long ago, so that its digest is forgotten. */
  private static boolean isPruned(Sql sql, long upTo) throws SQLException {
    return sql.number("SELECT count(*) FROM batch WHERE first <= ?", upTo) == 0;
  }

  private static Released release(Sql sql, OutboxRow row, long upTo, Instant now)
      throws SQLException {
    row.released(sql, upTo, BatchRow.release(sql, upTo, now));
    return new Released.UpTo(upTo, upTo - row.released());
  }

  /**
   * What was released is dropped: the IMS confirmed it under the old epoch, whose numbers nobody
   * can ask for any more. What was not is in no batch, whatever was sent of it.
   */
  private static Released renew(Sql sql, OutboxRow row) throws SQLException {
    UUID epoch = UUID.randomUUID();
    sql.update("DELETE FROM block WHERE id <= ?", row.base() + row.released());
    sql.update("DELETE FROM batch");
    row.renewed(sql, epoch);
    return new Released.Renewed(row.epoch(), epoch, row.last() - row.released());
  }
}
