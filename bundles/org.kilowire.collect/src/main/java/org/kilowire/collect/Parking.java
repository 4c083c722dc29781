// SPDX-License-Identifier: Apache-2.0
package org.kilowire.collect;

import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.kilowire.conversation.Octets;
import org.kilowire.conversation.Secret;
import org.kilowire.meter.Credential;
import org.kilowire.meter.Meter;
import org.kilowire.meter.MeterAccount;
import org.kilowire.meter.MeterProtocol;
import org.kilowire.meter.MeterSession;
import org.kilowire.meter.Secrets;

/** The fleet's meters as accounts in the list of refused passwords. Owned by the loop. */
final class Parking {

  private static final Secret NONE = Secret.of(Octets.EMPTY);

  private final Ports ports;

  Parking(Ports ports) {
    this.ports = ports;
  }

  /**
   * A session with the job's meter.
   *
   * @throws IllegalArgumentException as {@link MeterProtocol#session}
   */
  MeterSession session(Job job) {
    return session(job, ports.secrets());
  }

  private MeterSession session(Job job, Secrets secrets) {
    Meter meter = job.meter.entry.meter();
    MeterProtocol protocol = ports.protocols().get(meter.type().protocol());
    return protocol.session(meter, secrets, ports.counters(), ports.uses());
  }

  /** What a session shows to the job's meter. */
  static Credential credential(Job job, MeterSession session) {
    return session.credential(job.line.address());
  }

  /** Why the meter is not to be asked now. A secret that is away may come back as it was. */
  Optional<String> objection(Job job) {
    try {
      return ports.refused().objection(credential(job, session(job)));
    } catch (IllegalArgumentException wrong) {
      return Optional.of(String.valueOf(wrong.getMessage()));
    }
  }

  /** The accounts of these jobs' meters, whatever their secrets are. */
  Set<MeterAccount> accounts(Collection<Job> jobs) {
    Set<MeterAccount> accounts = new HashSet<>();
    for (Job job : jobs) {
      MeterSession session =
          session(job, name -> ports.secrets().find(name).or(() -> Optional.of(NONE)));
      accounts.add(credential(job, session).account());
    }
    return accounts;
  }
}
