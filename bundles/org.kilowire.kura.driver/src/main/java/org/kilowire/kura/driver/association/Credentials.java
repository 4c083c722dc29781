// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.association;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Outcome;
import org.kilowire.conversation.Secret;
import org.kilowire.kura.driver.DriverOptions;
import org.kilowire.meter.Credential;
import org.kilowire.meter.Login;
import org.kilowire.meter.MeterAccount;
import org.kilowire.meter.MeterReason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a driver shows to its meter, unless the meter has refused it: asking on could lock it. */
final class Credentials {

  private static final Logger LOG = LoggerFactory.getLogger(Credentials.class);
  private static final int RELEASE_SECONDS = 10;

  private final Optional<Secret> given;
  private final MeterAccount account;
  private final DriverServices services;

  Credentials(DriverOptions<?, ?> options, DriverServices services) {
    this.given = options.password();
    this.account = options.meter().account(options.line().address());
    this.services = services;
  }

  MeterAccount account() {
    return account;
  }

  /**
   * The password to associate with, empty where none is wanted; {@link MeterReason#METER_PARKED}
   * after a refusal of this one.
   */
  Outcome<Optional<Secret>> password() {
    Outcome<Optional<Secret>> password =
        given.isPresent()
            ? services.passwords().find(given.get()).map(Optional::of)
            : new Outcome.Ok<>(Optional.empty());
    return password.then(this::unlessParked);
  }

  /** What a trace must leave out; empty where there is none, or where it is not to be had. */
  Optional<Secret> shown() {
    return given.flatMap(
        one ->
            services.passwords().find(one) instanceof Outcome.Ok<Secret> ok
                ? Optional.of(ok.value())
                : Optional.empty());
  }

  private Outcome<Optional<Secret>> unlessParked(Optional<Secret> password) {
    Optional<String> objection = services.refused().objection(credential(password));
    return objection.isPresent()
        ? new Outcome.Failed<>(MeterReason.METER_PARKED, objection.get())
        : new Outcome.Ok<>(password);
  }

  private Credential credential(Optional<Secret> password) {
    return password
        .map(secret -> new Credential(account, secret))
        .orElseGet(() -> Credential.none(account));
  }

  /** {@code open}, unless the meter has refused this password; what becomes of it is noted. */
  <T> Conversation<T> login(Optional<Secret> password, Conversation<T> open) {
    return new Login<>(open, credential(password), services.name(), services.refused());
  }

  /** Somebody has seen to the password: it may be shown again. */
  void forgive() {
    try {
      services.refused().release(Set.of(account)).get(RELEASE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("{}: the meter stays parked", services.name(), e);
    }
  }
}
