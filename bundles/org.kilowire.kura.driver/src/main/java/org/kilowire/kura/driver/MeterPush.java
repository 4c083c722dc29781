// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver;

import java.time.Duration;
import java.util.function.Predicate;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Outcome;
import org.kilowire.meter.Identity;

/**
 * A meter that speaks without being asked.
 *
 * @param <K> what its messages are asked for
 * @param <D> what they answer, as the protocol decodes it
 */
public interface MeterPush<K, D> {

  /** What it has said at one time. */
  interface Message<K, D> {

    /** Who says it; {@link org.kilowire.meter.MeterReason#WRONG_DEVICE} for another device. */
    Outcome<Identity> device();

    /** What it says of one thing. */
    Outcome<D> get(K what);
  }

  /** Hears it until {@code sink} is false. It ends by itself only with a failure. */
  Conversation<Void> listen(Predicate<Message<K, D>> sink);

  /** How long it may be silent. */
  Duration patience();
}
