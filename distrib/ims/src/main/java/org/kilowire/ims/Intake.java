// SPDX-License-Identifier: Apache-2.0
package org.kilowire.ims;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.kilowire.contract.Batch;
import org.kilowire.contract.BatchHeader;
import org.kilowire.contract.ContractReason;
import org.kilowire.contract.DigestChain;
import org.kilowire.contract.EventMessage;
import org.kilowire.contract.Range;
import org.kilowire.contract.Receipt;
import org.kilowire.contract.Refusal;
import org.kilowire.contract.codec.BatchCodec;
import org.kilowire.contract.codec.EventCodec;
import org.kilowire.contract.codec.Payload;
import org.kilowire.conversation.Decoded;
import org.kilowire.conversation.Occurrences;
import org.kilowire.conversation.Octets;
import org.kilowire.conversation.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rules by which messages become rows and receipts. Everything of a message is one transaction;
 * what comes back from here is committed. Of one thread.
 */
final class Intake implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
  private static final String NO_EPOCH = "";

  /** No gateway has this id. */
  private static final String NOBODY = "";

  private final Connection connection;
  private final Chains chains;
  private final ReadingTable readings;
  private final EventTable events;
  private final CounterTable counters;
  private final InstantSource clock;
  private final StoredListener listener;
  private long malformed;
  private Optional<Batch> appended = Optional.empty();

  /**
   * Opens the database.
   *
   * @throws ImsException if it cannot be used
   */
  Intake(Path file, InstantSource clock, StoredListener listener) {
    this.connection = ImsDatabase.write(file);
    this.clock = clock;
    this.listener = listener;
    this.chains = new Chains(connection);
    this.counters = new CounterTable(connection);
    this.events = new EventTable(connection);
    try {
      this.readings = new ReadingTable(connection);
    } catch (SQLException e) {
      throw new ImsException(file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Takes the payload of a data message.
   *
   * @param gateway whose topic it came by
   * @return what to answer, after the commit; nothing to what cannot be read
   */
  Optional<Receipt> data(String gateway, byte[] payload) {
    Decoded<byte[]> unpacked = Payload.gunzip(payload);
    if (!(unpacked instanceof Decoded.Complete<byte[]> body)) {
      return refuseToRead(gateway, unpacked);
    }
    Decoded<Batch> decoded = BatchCodec.decode(body.value());
    if (!(decoded instanceof Decoded.Complete<Batch> batch)) {
      return refuseToRead(gateway, decoded);
    }
    if (!batch.value().header().gateway().equals(gateway)) {
      return refuseToRead(gateway, ImsReason.FOREIGN_GATEWAY, "a batch of another gateway");
    }
    appended = Optional.empty();
    Optional<Receipt> receipt;
    try {
      receipt = inTransaction(() -> Optional.of(take(batch.value(), body.value())));
    } catch (ArithmeticException e) {
      return refuseToRead(
          gateway, ContractReason.MALFORMED_MESSAGE, String.valueOf(e.getMessage()));
    }
    appended.ifPresent(this::tell);
    return receipt;
  }

  /** Takes the payload of an event message. */
  void event(String gateway, byte[] payload) {
    Decoded<EventMessage> decoded = EventCodec.decode(payload);
    if (!(decoded instanceof Decoded.Complete<EventMessage> event)) {
      refuseToRead(gateway, decoded);
    } else if (!event.value().gateway().equals(gateway)) {
      refuseToRead(gateway, ImsReason.FOREIGN_GATEWAY, "an event of another gateway");
    } else {
      store(event.value());
    }
  }

  /** Counts messages that nobody stood for; whose they were is not known. */
  void refused(Map<String, Long> counts) {
    inTransaction(
        () -> {
          for (Map.Entry<String, Long> one : counts.entrySet()) {
            counters.add(NOBODY, NO_EPOCH, one.getKey(), one.getValue());
          }
          return Optional.empty();
        });
  }

  private void store(EventMessage event) {
    try {
      inTransaction(
          () -> {
            events.take(event, chains, clock.millis());
            return Optional.empty();
          });
    } catch (ArithmeticException e) {
      refuseToRead(
          event.gateway(), ContractReason.MALFORMED_MESSAGE, String.valueOf(e.getMessage()));
    }
  }

  private Receipt take(Batch batch, byte[] body) throws SQLException {
    BatchHeader header = batch.header();
    Chains.Chain chain = chains.find(header.gateway(), header.epoch());
    long first = header.range().first();
    if (first <= chain.upTo()) {
      return takeAgain(header, body, chain);
    }
    if (first == chain.upTo() + 1) {
      return header.before().equals(chain.digest())
          ? append(batch, body)
          : refuse(header, chain, ImsReason.BEFORE_MISMATCH);
    }
    if (first <= chain.resumeAt()) {
      chains.addHole(chain, new Range(chain.upTo() + 1, first - 1), clock.millis());
      return append(batch, body);
    }
    count(header, CounterTable.OUT_OF_ORDER, 1);
    return receipt(
        header, chain, List.of(new Range(chain.upTo() + 1, first - 1)), Optional.empty());
  }

  private Receipt takeAgain(BatchHeader header, byte[] body, Chains.Chain chain)
      throws SQLException {
    Optional<Octets> digest = chains.digestFrom(chain, header.range().first());
    if (digest.isEmpty() && chains.isInHole(chain, header.range().first())) {
      count(header, CounterTable.LATE, 1);
    } else if (digest.equals(Optional.of(DigestChain.after(header.before(), body)))) {
      count(header, CounterTable.REDELIVERED, 1);
    } else {
      return refuse(header, chain, ImsReason.BATCH_DIFFERS);
    }
    return receipt(header, chain, List.of(), Optional.empty());
  }

  private Receipt append(Batch batch, byte[] body) throws SQLException {
    BatchHeader header = batch.header();
    long now = clock.millis();
    Chains.Chain chain = chains.findOrMake(header.gateway(), header.epoch(), now);
    Octets digest = DigestChain.after(header.before(), body);
    chains.append(chain, header, body, digest, now);
    count(header, CounterTable.BATCHES, 1);
    for (int i = 0; i < batch.blocks().size(); i++) {
      ReadingTable.Written written =
          readings.write(batch.blocks().get(i), chain.id(), header.range().first() + i);
      count(header, CounterTable.READINGS, written.rows());
      count(header, CounterTable.REPEATS, written.repeats());
      count(header, CounterTable.REVISIONS, written.revisions());
    }
    appended = Optional.of(batch);
    return Receipt.of(header.gateway(), header.epoch(), header.range().last(), digest);
  }

  private void tell(Batch batch) {
    long sequence = batch.header().range().first();
    try {
      for (var block : batch.blocks()) {
        listener.stored(batch.header().gateway(), batch.header().epoch(), sequence++, block);
      }
    } catch (RuntimeException e) {
      LOG.error("the listener failed in {}", batch.header().range(), e);
    }
  }

  private Receipt refuse(BatchHeader header, Chains.Chain chain, ImsReason reason)
      throws SQLException {
    count(header, reason.code(), 1);
    Refusal refusal = new Refusal(reason.code(), "batch " + header.range());
    LOG.warn("{} {}: {} {}", header.gateway(), header.epoch(), reason.code(), header.range());
    return receipt(header, chain, List.of(), Optional.of(refusal));
  }

  private static Receipt receipt(
      BatchHeader header, Chains.Chain chain, List<Range> missing, Optional<Refusal> refused) {
    return new Receipt(
        Receipt.VERSION,
        header.gateway(),
        header.epoch(),
        chain.upTo(),
        chain.digest(),
        missing,
        refused);
  }

  private Optional<Receipt> refuseToRead(String gateway, Decoded<?> decoded) {
    if (decoded instanceof Decoded.Malformed<?> wrong) {
      return refuseToRead(gateway, wrong.reason(), wrong.detail());
    }
    throw new IllegalStateException("a message is whole or wrong, never " + decoded);
  }

  private Optional<Receipt> refuseToRead(String gateway, Reason reason, String detail) {
    malformed++;
    if (Occurrences.isWorthALine(malformed)) {
      LOG.warn("{}: {} {} (message {} of these)", gateway, reason.code(), detail, malformed);
    }
    return inTransaction(
        () -> {
          counters.add(gateway, NO_EPOCH, CounterTable.MALFORMED, 1);
          counters.add(gateway, NO_EPOCH, reason.code(), 1);
          return Optional.empty();
        });
  }

  private void count(BatchHeader header, String name, long count) throws SQLException {
    UUID epoch = header.epoch();
    counters.add(header.gateway(), epoch.toString(), name, count);
  }

  private interface Work {
    Optional<Receipt> run() throws SQLException;
  }

  private Optional<Receipt> inTransaction(Work work) {
    try {
      Optional<Receipt> receipt = work.run();
      connection.commit();
      return receipt;
    } catch (ArithmeticException e) {
      // A time of the message's is beyond what a column holds: that is the message's fault.
      rollback(e);
      throw e;
    } catch (SQLException | RuntimeException e) {
      rollback(e);
      throw new ImsException("the database failed: " + e.getMessage(), e);
    }
  }

  private void rollback(Exception cause) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  @Override
  public void close() {
    try {
      readings.close();
      connection.close();
    } catch (SQLException e) {
      LOG.warn("the database was not closed: {}", e.getMessage());
    }
  }
}
