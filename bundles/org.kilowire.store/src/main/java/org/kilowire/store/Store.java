// SPDX-License-Identifier: Apache-2.0
package org.kilowire.store;

/** The gateway's memory: one database, open. */
public interface Store extends AutoCloseable {

  Outbox outbox();

  ClockOffsets clockOffsets();

  EventLog events();

  FleetShelf fleets();

  /** Stores what waits, then closes the database. Later calls do nothing. */
  @Override
  void close();
}
