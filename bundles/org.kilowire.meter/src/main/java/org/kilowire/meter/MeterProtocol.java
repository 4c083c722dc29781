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

  /**
   * The same with a meter that may have something that wears, such as a battery.
   *
   * @param uses counts them; without it none are used
   */
  default MeterSession session(Meter meter, Secrets secrets, Counters counters, UseCounts uses) {
    return session(meter, secrets, counters);
  }

  /**
   * The meter types that come with it, as a document of the fleet document's own form: {@code
   * {"version": 1, "types": [..]}}, each with maker, model and from where it is known. Empty where
   * none come.
   */
  default String catalogue() {
    return "";
  }

  /** Says what the octets of one link to {@code meter} mean, for a trace of it. */
  default Explainer explainer(Meter meter) {
    return Explainer.ofUnknownProtocol();
  }

  /**
   * The same.
   *
   * @param secrets what it knows so that it leaves them out
   */
  default Explainer explainer(Meter meter, Secrets secrets) {
    return explainer(meter);
  }
}
