// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.kilowire.conversation.Secret;

/** Refused credentials as long as the process lives. */
final class RefusedInMemory implements RefusedCredentials {

  /** What one account has said of secrets: how often each was rejected. */
  private static final class Answers {
    final Map<Secret, Integer> rejections = new HashMap<>();
    Optional<Parked> parked = Optional.empty();

    boolean refuses(Secret secret) {
      return rejections.getOrDefault(secret, 0) >= REJECTIONS
          || rejections.values().stream().filter(times -> times >= REJECTIONS).count() >= SECRETS;
    }
  }

  private static final int MOST_ACCOUNTS = 65_536;

  private final Map<MeterAccount, Answers> accounts =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<MeterAccount, Answers> eldest) {
          return size() > MOST_ACCOUNTS;
        }
      };
  private final Set<String> obeyed = new HashSet<>();

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
    Answers answers = accounts.computeIfAbsent(credential.account(), account -> new Answers());
    answers.rejections.merge(credential.secret(), times, Integer::sum);
    if (answers.parked.isEmpty() && answers.refuses(credential.secret())) {
      answers.parked = Optional.of(new Parked(credential.account(), meter, Instant.now()));
    }
  }

  @Override
  public synchronized void accepted(Credential credential) {
    Answers answers = accounts.get(credential.account());
    if (answers != null) {
      answers.rejections.remove(credential.secret());
    }
  }

  @Override
  public synchronized List<Parked> parked() {
    return accounts.values().stream().flatMap(answers -> answers.parked.stream()).toList();
  }

  @Override
  public synchronized CompletableFuture<Integer> release(Set<MeterAccount> released) {
    int parked = 0;
    for (MeterAccount account : released) {
      Answers answers = accounts.remove(account);
      parked += answers != null && answers.parked.isPresent() ? 1 : 0;
    }
    return CompletableFuture.completedFuture(parked);
  }

  @Override
  public synchronized CompletableFuture<Integer> releaseOnce(
      String request, Set<MeterAccount> released) {
    return obeyed.add(request) ? release(released) : CompletableFuture.completedFuture(0);
  }
}
