// SPDX-License-Identifier: Apache-2.0
package org.kilowire.store;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.kilowire.contract.EventMessage;
import org.kilowire.contract.codec.EventCodec;
import org.kilowire.conversation.Decoded;
import org.kilowire.meter.MeterEvent;
import org.kilowire.store.outbox.OutboxRow;
import org.kilowire.store.sqlite.Database;
import org.kilowire.store.sqlite.Sql;

/** The events in the database. The numbers of those that wait have no hole. */
final class SqliteEventLog implements EventLog {

  /** Kept in each text and never read: epoch and number are those of the day it is sent. */
  private static final UUID NO_EPOCH = new UUID(0, 0);

  private static final long LAST = Long.MAX_VALUE;

  private final Database database;
  private final String gateway;
  private final int maxEvents;

  SqliteEventLog(Database database, StoreSettings settings) {
    this.database = database;
    this.gateway = settings.gateway();
    this.maxEvents = settings.maxEvents();
  }

  @Override
  public CompletableFuture<Long> append(MeterEvent event) {
    byte[] body = body(event);
    return database.writer().submit(transaction -> store(transaction.sql(), body), body.length);
  }

  /** Keeps {@code event} in a transaction of somebody else's. */
  void append(Sql sql, MeterEvent event) throws SQLException {
    store(sql, body(event));
  }

  /** As well, for a tool beside the gateway, which drops what is too much at its next event. */
  static void appendBeside(Sql sql, MeterEvent event) throws SQLException {
    add(sql, EventCodec.encode(message(OutboxRow.read(sql).gateway(), NO_EPOCH, LAST, event)));
  }

  private byte[] body(MeterEvent event) {
    return EventCodec.encode(message(gateway, NO_EPOCH, LAST, event));
  }

  private static EventMessage message(String gateway, UUID epoch, long number, MeterEvent event) {
    return new EventMessage(EventMessage.VERSION, gateway, epoch, number, event);
  }

  private long store(Sql sql, byte[] body) throws SQLException {
    long number = add(sql, body);
    int dropped = sql.update("DELETE FROM event WHERE number <= ?", number - maxEvents);
    sql.update("UPDATE event_log SET dropped = dropped + ?", dropped);
    return number;
  }

  private static long add(Sql sql, byte[] body) throws SQLException {
    long number = sql.number("SELECT last FROM event_log") + 1;
    sql.update("INSERT INTO event (number, body) VALUES (?, ?)", number, body);
    sql.update("UPDATE event_log SET last = ?", number);
    return number;
  }

  @Override
  public List<EventMessage> pending(long after, int max) {
    return database.read(
        sql -> {
          UUID epoch = OutboxRow.read(sql).epoch();
          return sql.all(
              "SELECT number, body FROM event WHERE number > ? ORDER BY number LIMIT ?",
              row ->
                  message(gateway, epoch, row.getLong(1), event(row.getLong(1), row.getBytes(2))),
              after,
              max);
        });
  }

  /** Only the event itself is kept in the text: epoch and number are those of today. */
  private static MeterEvent event(long number, byte[] body) {
    if (EventCodec.decode(body) instanceof Decoded.Complete<EventMessage> complete) {
      return complete.value().event();
    }
    throw new StoreException("event " + number + " is damaged");
  }

  @Override
  public CompletableFuture<Void> confirmed(long upTo) {
    return database
        .writer()
        .submit(
            transaction -> {
              transaction.sql().update("DELETE FROM event WHERE number <= ?", upTo);
              return null;
            },
            0);
  }

  @Override
  public EventLogStatus status() {
    return database.read(
        sql -> {
          long pending = sql.number("SELECT count(*) FROM event");
          return sql.first(
                  "SELECT last, dropped FROM event_log",
                  row -> new EventLogStatus(row.getLong(1), pending, row.getLong(2)))
              .orElseThrow(() -> new StoreException("the event log has lost its row"));
        });
  }
}
