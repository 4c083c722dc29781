// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056;

import static org.assertj.core.api.Assertions.assertThat;

import org.kilowire.conversation.LineSettings;
import org.kilowire.conversation.Outcome;
import org.kilowire.conversation.Reason;
import org.kilowire.conversation.Secret;
import org.kilowire.iec62056.client.AddressedMeter;
import org.kilowire.iec62056.client.MeterClient;
import org.kilowire.iec62056.session.Access;
import org.kilowire.iec62056.session.MeterTraits;
import org.kilowire.iec62056.session.ReadingBudget;
import org.kilowire.iec62056.signon.Rates;

/** Clients of meters in tests. */
public final class Clients {

  public static final LineSettings LINE = LineSettings.of(300, Rates.SEVEN_EVEN);

  private Clients() {}

  public static MeterClient of(MeterTraits traits) {
    return to(traits, "");
  }

  public static MeterClient to(MeterTraits traits, String address) {
    return new MeterClient(traits, LINE, AddressedMeter.of(address), ReadingBudget.UNLIMITED);
  }

  public static Access password(String text) {
    return Access.password(Secret.of(text));
  }

  public static <T> T ok(Outcome<T> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Ok.class);
    return ((Outcome.Ok<T>) outcome).value();
  }

  public static void failed(Outcome<?> outcome, Reason reason) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Failed.class, failed -> assertThat(failed.reason()).isEqualTo(reason));
  }
}
