// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * The credentials that meters have refused. A meter is parked for a credential that it refused:
 * shown again, it could lock the meter. One list for all who use the gateway's meters; the gateway
 * keeps it over restarts.
 *
 * <p>{@link Login} asks and tells it everything about one association. No call waits for a disk;
 * all are safe on any thread.
 */
public interface RefusedCredentials {

  /**
   * So many rejections in a row without a reason are a refusal: there are meters that give none.
   */
  int REJECTIONS = 3;

  /** So many different refused secrets park an account for any secret. */
  int SECRETS = 8;

  /**
   * A parked account.
   *
   * @param meter who was refused, by the name it gave: a meter's id in the fleet, a driver's name
   * @param since the first refusal, by the gateway's clock
   */
  record Parked(MeterAccount account, String meter, Instant since) {}

  /**
   * Why {@code credential} is not to be shown, in words that name no secret; empty where it may be.
   */
  Optional<String> objection(Credential credential);

  /**
   * The meter has refused it. In force when this returns, and reported as an event when it is kept.
   *
   * @param meter as in {@link Parked}
   */
  void refused(Credential credential, String meter);

  /** The meter has let nobody in and has not said why. */
  void rejected(Credential credential, String meter);

  /**
   * The meter has taken it: earlier rejections of it, and of whatever else {@code meter} has shown
   * to this account, count no more.
   */
  void accepted(Credential credential, String meter);

  /** All parked accounts, each once, in no order. */
  List<Parked> parked();

  /**
   * Somebody has seen to it: whatever these accounts refused may be shown again.
   *
   * @return how many of them were parked, once that is kept; fails where it could not be, and they
   *     are parked as before
   */
  CompletableFuture<Integer> release(Set<MeterAccount> accounts);

  /**
   * As {@link #release}, but once for each {@code request}, ever. A configuration comes again and
   * again with the same words in it, from snapshots of months ago too.
   *
   * @param request who wants it and in which words, 1..{@link #REQUEST} characters
   * @return 0 for a request that was obeyed before
   */
  CompletableFuture<Integer> releaseOnce(String request, Set<MeterAccount> accounts);

  /** Characters of the longest request. */
  int REQUEST = 512;

  /** A list that ends with the process, for tools and gateways without a store. */
  static RefusedCredentials inMemory(InstantSource clock) {
    return new RefusedInMemory(clock);
  }
}
