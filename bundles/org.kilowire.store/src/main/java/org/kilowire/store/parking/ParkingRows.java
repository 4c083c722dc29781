// SPDX-License-Identifier: Apache-2.0
package org.kilowire.store.parking;

import java.sql.SQLException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.kilowire.meter.MeterAccount;
import org.kilowire.meter.MeterEvent;
import org.kilowire.meter.MeterReason;
import org.kilowire.meter.RefusedCredentials;
import org.kilowire.meter.RefusedCredentials.Parked;
import org.kilowire.store.parking.RefusalKey.Sealed;
import org.kilowire.store.sqlite.Sql;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens to parked meters, each in the caller's transaction and with its event in the same: a
 * meter is never parked or released without the IMS being told, or told twice.
 */
public final class ParkingRows {

  /** Keeps an event in the transaction of {@code sql}. */
  @FunctionalInterface
  public interface EventSink {
    void append(Sql sql, MeterEvent event) throws SQLException;
  }

  private static final Logger LOG = LoggerFactory.getLogger(ParkingRows.class);
  private static final int MOST_REQUESTS = 1_024;

  private final EventSink events;
  private final InstantSource clock;

  public ParkingRows(EventSink events, InstantSource clock) {
    this.events = events;
    this.clock = clock;
  }

  public static List<Parked> parked(Sql sql) throws SQLException {
    Map<MeterAccount, Parked> parked = new LinkedHashMap<>();
    for (RefusedRow row : RefusedRow.all(sql)) {
      if (row.isRefusal()) {
        parked.putIfAbsent(row.account(), new Parked(row.account(), row.meter(), row.since()));
      }
    }
    return List.copyOf(parked.values());
  }

  /** Counts {@code times} more rejections. */
  void reject(Sql sql, MeterAccount account, Sealed secret, String meter, int times)
      throws SQLException {
    RefusedRow before =
        RefusedRow.of(account, sql).stream()
            .filter(row -> row.isExactly(secret))
            .findFirst()
            .orElse(new RefusedRow(account, secret, 0, meter, clock.instant()));
    int rejections = Math.min(before.rejections() + times, RefusedCredentials.REJECTIONS);
    RefusedRow row = new RefusedRow(account, secret, rejections, before.meter(), before.since());
    row.put(sql);
    if (row.isRefusal() && !before.isRefusal()) {
      MeterReason why =
          times == RefusedCredentials.REJECTIONS
              ? MeterReason.AUTHENTICATION_REFUSED
              : MeterReason.REJECTED;
      tell(sql, meter, "parked", account, Map.of("reason", why.code()));
    }
  }

  /** The meter has taken a secret: what the same user was rejected with before is history. */
  void accept(Sql sql, MeterAccount account, Sealed secret, String meter) throws SQLException {
    boolean parked = false;
    for (RefusedRow row : RefusedRow.of(account, sql)) {
      if (row.isExactly(secret) || row.meter().equals(meter)) {
        row.delete(sql);
        parked |= row.isRefusal();
      }
    }
    if (parked) {
      tell(sql, meter, "unparked", account, Map.of("by", "another secret"));
    }
  }

  /** How many of the accounts were parked. */
  public int release(Sql sql, Set<MeterAccount> accounts) throws SQLException {
    int released = 0;
    for (MeterAccount account : accounts) {
      Set<String> meters = new TreeSet<>();
      for (RefusedRow row : RefusedRow.of(account, sql)) {
        row.delete(sql);
        if (row.isRefusal()) {
          meters.add(row.meter());
        }
      }
      for (String meter : meters) {
        tell(sql, meter, "unparked", account, Map.of("by", "release"));
      }
      released += meters.isEmpty() ? 0 : 1;
    }
    return released;
  }

  /** As {@link #release}; empty where the request is an old one. */
  Optional<Integer> releaseOnce(Sql sql, String request, Set<MeterAccount> accounts)
      throws SQLException {
    int made =
        sql.update("INSERT OR IGNORE INTO obeyed_release VALUES (?, ?)", request, clock.millis());
    if (made == 0) {
      return Optional.empty();
    }
    sql.update(
        "DELETE FROM obeyed_release WHERE request NOT IN"
            + " (SELECT request FROM obeyed_release ORDER BY at DESC LIMIT "
            + MOST_REQUESTS
            + ")");
    return Optional.of(release(sql, accounts));
  }

  private void tell(
      Sql sql, String meter, String code, MeterAccount account, Map<String, String> more)
      throws SQLException {
    LOG.warn("meter {}: {}: {}, {}", meter, code, account, more);
    Map<String, String> details = new LinkedHashMap<>(more);
    details.put("line", account.line());
    details.put("server", account.server());
    details.put("client", account.client());
    try {
      events.append(sql, new MeterEvent(meter, code, clock.instant(), details));
    } catch (IllegalArgumentException e) {
      LOG.warn("meter {}: no event can be made of {}: {}", meter, code, e.getMessage());
    }
  }
}
