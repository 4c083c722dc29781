// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.base;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.kilowire.meter.Credential;
import org.kilowire.meter.MeterAccount;
import org.kilowire.meter.RefusedCredentials;

/**
 * The gateway's one list of refused passwords, whatever becomes of the store: a gateway without one
 * remembers them until it ends. While a store is wanted and away, what it knows is not known: no
 * password is shown to a meter then, and meters that want none are read.
 */
final class GatewayRefusedCredentials implements RefusedCredentials {

  /** What was refused while no store was open. */
  private record Refusal(Credential credential, String meter) {}

  private static final int MOST_UNKEPT = 10_000;

  private final List<Refusal> unkept = new ArrayList<>();
  private volatile RefusedCredentials list = RefusedCredentials.inMemory(InstantSource.system());
  private volatile boolean storeIsAway;
  private boolean kept;

  /** A store is open: what was refused before is kept in it. */
  synchronized void use(RefusedCredentials open) {
    unkept.forEach(one -> open.refused(one.credential(), one.meter()));
    unkept.clear();
    list = open;
    kept = true;
    storeIsAway = false;
  }

  /**
   * No store is open.
   *
   * @param wanted whether there should be one
   */
  synchronized void withoutStore(boolean wanted) {
    storeIsAway = wanted;
    if (kept) {
      list = RefusedCredentials.inMemory(InstantSource.system());
      kept = false;
    }
  }

  @Override
  public Optional<String> objection(Credential credential) {
    return storeIsAway && credential.hasSecret()
        ? Optional.of("refused passwords are unknown while the store is not available")
        : list.objection(credential);
  }

  @Override
  public synchronized void refused(Credential credential, String meter) {
    list.refused(credential, meter);
    if (!kept && unkept.size() < MOST_UNKEPT) {
      unkept.add(new Refusal(credential, meter));
    }
  }

  @Override
  public void rejected(Credential credential, String meter) {
    list.rejected(credential, meter);
  }

  @Override
  public void accepted(Credential credential, String meter) {
    list.accepted(credential, meter);
  }

  @Override
  public List<Parked> parked() {
    return list.parked();
  }

  @Override
  public synchronized CompletableFuture<Integer> release(Set<MeterAccount> accounts) {
    unkept.removeIf(one -> accounts.contains(one.credential().account()));
    return list.release(accounts);
  }

  @Override
  public synchronized CompletableFuture<Integer> releaseOnce(
      String request, Set<MeterAccount> accounts) {
    return list.releaseOnce(request, accounts);
  }
}
