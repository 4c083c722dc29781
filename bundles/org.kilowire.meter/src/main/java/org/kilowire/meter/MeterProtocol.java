// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter;

import java.util.List;
import org.kilowire.conversation.trace.Explainer;

/** A protocol that meters speak: the door through which a new one is added. */
public interface MeterProtocol {

  /** As meter types name it: {@code dlms}. */
  String id();

  /** Its settings. */
  List<Trait> traits();

  /**
   * A session with one meter. Nothing is sent before the conversation of {@link MeterSession#open}
   * runs.
   *
   * @param counters numbers for associations that are ciphered; the others need none
   * @throws IllegalArgumentException if a trait's value is out of the range that {@link #traits}
   *     gives, or a secret is not known
   */
  MeterSession session(Meter meter, Secrets secrets, Counters counters);

  /** Says what the octets of one link to {@code meter} mean, for a trace of it. */
  default Explainer explainer(Meter meter) {
    return Explainer.ofUnknownProtocol();
  }
}
