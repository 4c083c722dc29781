// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter;

import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.ForwardingConversation;
import org.kilowire.conversation.Step;

/**
 * An association that is not tried with a credential that the meter has refused, and that tells
 * what came of the credential. {@link MeterReason#METER_PARKED} where nothing was sent.
 */
public final class Login<T> extends ForwardingConversation<T> {

  private final Conversation<T> open;
  private final Credential credential;
  private final String meter;
  private final RefusedCredentials refused;

  /**
   * A guarded association.
   *
   * @param open fails with {@link MeterReason#AUTHENTICATION_REFUSED} where the meter refuses the
   *     credential, with {@link MeterReason#REJECTED} where it gives no reason: {@link
   *     MeterSession#open}
   * @param meter who is refused, for the list and its events
   */
  public Login(
      Conversation<T> open, Credential credential, String meter, RefusedCredentials refused) {
    this.open = open;
    this.credential = credential;
    this.meter = meter;
    this.refused = refused;
  }

  @Override
  protected Conversation<T> inner() {
    return open;
  }

  /** The list is asked when the line is there: somebody else may have been refused meanwhile. */
  @Override
  public Step begin(long now) {
    return refused
        .objection(credential)
        .<Step>map(why -> new Step.Failed(MeterReason.METER_PARKED, why))
        .orElseGet(() -> super.begin(now));
  }

  @Override
  protected Step pass(Step step, long now) {
    if (step instanceof Step.Done) {
      refused.accepted(credential, meter);
    } else if (step instanceof Step.Failed failed) {
      if (failed.reason() == MeterReason.AUTHENTICATION_REFUSED) {
        refused.refused(credential, meter);
      } else if (failed.reason() == MeterReason.REJECTED && credential.hasSecret()) {
        refused.rejected(credential, meter);
      }
    }
    return step;
  }

  @Override
  public T result() {
    return open.result();
  }
}
