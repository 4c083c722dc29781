// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.kilowire.conversation.Secret;

/** Refused credentials as long as the process lives. */
final class RefusedInMemory implements RefusedCredentials {

  private record Rejections(int times, String meter, Instant since) {
    boolean isRefusal() {
      return times >= REJECTIONS;
    }

    Rejections and(Rejections more) {
      return new Rejections(Math.min(times + more.times, REJECTIONS), meter, since);
    }
  }

  /** What one account has said of secrets. */
  private static final class Answers {
    final Map<Secret, Rejections> bySecret = new HashMap<>();

    boolean refuses(Secret secret) {
      return (bySecret.containsKey(secret) && bySecret.get(secret).isRefusal())
          || refusals().count() >= SECRETS;
    }

    Stream<Rejections> refusals() {
      return bySecret.values().stream().filter(Rejections::isRefusal);
    }
  }

  private static final int MOST_ACCOUNTS = 65_536;

  private final InstantSource clock;
  private final Map<MeterAccount, Answers> accounts =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<MeterAccount, Answers> eldest) {
          return size() > MOST_ACCOUNTS;
        }
      };
  private final Set<String> obeyed = new HashSet<>();

  RefusedInMemory(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public synchronized Optional<String> objection(Credential credential) {
    Answers answers = accounts.get(credential.account());
    return answers != null && answers.refuses(credential.secret())
        ? Optional.of("refused before: " + credential.account())
        : Optional.empty();
  }

  @Override
  public void refused(Credential credential, String meter) {
    count(credential, meter, REJECTIONS);
  }

  @Override
  public void rejected(Credential credential, String meter) {
    count(credential, meter, 1);
  }

  private synchronized void count(Credential credential, String meter, int times) {
    accounts
        .computeIfAbsent(credential.account(), account -> new Answers())
        .bySecret
        .merge(credential.secret(), new Rejections(times, meter, clock.instant()), Rejections::and);
  }

  @Override
  public synchronized void accepted(Credential credential, String meter) {
    Answers answers = accounts.get(credential.account());
    if (answers != null) {
      answers.bySecret.remove(credential.secret());
      answers.bySecret.values().removeIf(rejections -> rejections.meter().equals(meter));
    }
  }

  @Override
  public synchronized List<Parked> parked() {
    List<Parked> parked = new ArrayList<>();
    accounts.forEach(
        (account, answers) ->
            answers
                .refusals()
                .min(Comparator.comparing(Rejections::since))
                .ifPresent(first -> parked.add(new Parked(account, first.meter(), first.since()))));
    return parked;
  }

  @Override
  public synchronized CompletableFuture<Integer> release(Set<MeterAccount> released) {
    int parked = 0;
    for (MeterAccount account : released) {
      Answers answers = accounts.remove(account);
      parked += answers != null && answers.refusals().findAny().isPresent() ? 1 : 0;
    }
    return CompletableFuture.completedFuture(parked);
  }

  @Override
  public synchronized CompletableFuture<Integer> releaseOnce(
      String request, Set<MeterAccount> released) {
    return obeyed.add(request) ? release(released) : CompletableFuture.completedFuture(0);
  }
}
