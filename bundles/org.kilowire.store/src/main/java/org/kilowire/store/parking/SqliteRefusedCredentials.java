// SPDX-License-Identifier: Apache-2.0
package org.kilowire.store.parking;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.kilowire.meter.Credential;
import org.kilowire.meter.MeterAccount;
import org.kilowire.meter.RefusedCredentials;
import org.kilowire.store.StoreException;
import org.kilowire.store.parking.RefusalKey.Sealed;
import org.kilowire.store.sqlite.Database;
import org.kilowire.store.sqlite.Writer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refused credentials in the database, which is asked each time: a tool beside the gateway may have
 * released a meter. What is on its way to the disk, or did not get there, counts from memory.
 */
public final class SqliteRefusedCredentials implements RefusedCredentials {

  private static final Logger LOG = LoggerFactory.getLogger(SqliteRefusedCredentials.class);

  /** In memory, of a disk that takes nothing. */
  private static final int MOST_UNSAVED = 10_000;

  private final Database database;
  private final RefusalKey key;
  private final InstantSource clock;
  private final ParkingRows rows;
  private final Map<Credential, Parked> unsaved = new ConcurrentHashMap<>();

  public SqliteRefusedCredentials(
      Database database, RefusalKey key, ParkingRows.EventSink events, InstantSource clock) {
    this.database = database;
    this.key = key;
    this.clock = clock;
    this.rows = new ParkingRows(events, clock);
  }

  @Override
  public Optional<String> objection(Credential credential) {
    Parked recent = unsaved.get(credential);
    if (recent != null) {
      return Optional.of(text(recent));
    }
    try {
      List<RefusedRow> refusals = refusals(credential.account());
      return refusals.isEmpty() ? Optional.empty() : objection(credential, refusals);
    } catch (StoreException e) {
      // Whether it was refused is not known: no password is tried in the dark.
      return credential.hasSecret()
          ? Optional.of("the list of refused passwords cannot be read: " + e.getMessage())
          : Optional.empty();
    }
  }

  private Optional<String> objection(Credential credential, List<RefusedRow> refusals) {
    Sealed secret = key.seal(credential);
    return refusals.stream()
        .filter(row -> refusals.size() >= SECRETS || row.isOf(secret))
        .findFirst()
        .map(row -> text(new Parked(row.account(), row.meter(), row.since())));
  }

  private List<RefusedRow> refusals(MeterAccount account) {
    return database.read(sql -> RefusedRow.of(account, sql)).stream()
        .filter(RefusedRow::isRefusal)
        .toList();
  }

  private static String text(Parked parked) {
    return "refused to " + parked.meter() + " on " + parked.since() + ": " + parked.account();
  }

  @Override
  public void refused(Credential credential, String meter) {
    if (unsaved.size() < MOST_UNSAVED) {
      unsaved.put(credential, new Parked(credential.account(), meter, clock.instant()));
    }
    var unused = reject(credential, meter, REJECTIONS).thenRun(() -> unsaved.remove(credential));
  }

  @Override
  public void rejected(Credential credential, String meter) {
    var unused = reject(credential, meter, 1);
  }

  private CompletableFuture<?> reject(Credential credential, String meter, int times) {
    return kept(
        meter,
        transaction -> {
          Sealed secret = key.sealForKeeping(credential);
          rows.reject(transaction.sql(), credential.account(), secret, meter, times);
          return null;
        });
  }

  @Override
  public void accepted(Credential credential, String meter) {
    MeterAccount account = credential.account();
    if (isClean(account)) {
      return;
    }
    var unused =
        kept(
                meter,
                transaction -> {
                  rows.accept(transaction.sql(), account, key.seal(credential), meter);
                  return null;
                })
            .thenRun(() -> unsaved.values().removeIf(parked -> isOf(parked, account, meter)));
  }

  private static boolean isOf(Parked parked, MeterAccount account, String meter) {
    return parked.account().equals(account) && parked.meter().equals(meter);
  }

  /** Most meters have never refused anything: nothing is to be written for them. */
  private boolean isClean(MeterAccount account) {
    try {
      return unsaved.keySet().stream().noneMatch(one -> one.account().equals(account))
          && database.read(sql -> RefusedRow.of(account, sql)).isEmpty();
    } catch (StoreException e) {
      LOG.debug("what {} has refused before stays as it is", account, e);
      return true;
    }
  }

  private CompletableFuture<?> kept(String meter, Writer.Job<?> job) {
    return database
        .writer()
        .submit(job, 0)
        .whenComplete(
            (done, failure) -> {
              if (failure != null) {
                LOG.error(
                    "what meter {} said of its password could not be stored; it counts until the"
                        + " gateway ends",
                    meter,
                    failure);
              }
            });
  }

  @Override
  public List<Parked> parked() {
    return database.read(ParkingRows::parked);
  }

  @Override
  public CompletableFuture<Integer> release(Set<MeterAccount> accounts) {
    return released(accounts, sql -> Optional.of(rows.release(sql, accounts)));
  }

  @Override
  public CompletableFuture<Integer> releaseOnce(String request, Set<MeterAccount> accounts) {
    if (request.isEmpty() || request.length() > REQUEST) {
      throw new IllegalArgumentException("a request has 1.." + REQUEST + " characters");
    }
    return released(accounts, sql -> rows.releaseOnce(sql, request, accounts));
  }

  private CompletableFuture<Integer> released(
      Set<MeterAccount> accounts, Database.Reading<Optional<Integer>> release) {
    return database
        .writer()
        .submit(transaction -> release.read(transaction.sql()), 0)
        .thenApply(
            count -> {
              if (count.isPresent()) {
                unsaved.keySet().removeIf(credential -> accounts.contains(credential.account()));
              }
              return count.orElse(0);
            });
  }
}
