// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Reason;
import org.kilowire.conversation.Secret;
import org.kilowire.conversation.Step;

/** What a meter is shown after it has refused a password. */
final class LoginTest {

  private static final MeterAccount ACCOUNT = new MeterAccount("tcp://meter:4059", "1/17", "16");
  private static final MeterAccount OTHER = new MeterAccount("tcp://meter:4059", "1/17", "17");

  private final RefusedCredentials refused = RefusedCredentials.inMemory(InstantSource.system());

  private Step login(MeterAccount account, String password, Conversation<?> meter) {
    Credential credential = new Credential(account, Secret.of(password));
    return new Login<>(meter, credential, "m1", refused).begin(0);
  }

  private Step shown(String password) {
    return login(ACCOUNT, password, Conversation.of("association"));
  }

  private void answered(String password, Reason reason) {
    login(ACCOUNT, password, Conversation.failed(reason, "no"));
  }

  private static boolean isParked(Step step) {
    return step instanceof Step.Failed failed && failed.reason() == MeterReason.METER_PARKED;
  }

  @Test
  void a_refused_password_is_not_shown_again_and_another_one_is() {
    answered("wrong", MeterReason.AUTHENTICATION_REFUSED);
    assertThat(isParked(shown("wrong"))).isTrue();
    assertThat(isParked(shown("wrong"))).isTrue();
    assertThat(shown("right")).isEqualTo(new Step.Done());
    assertThat(login(OTHER, "wrong", Conversation.of(""))).isEqualTo(new Step.Done());
  }

  @Test
  void what_another_user_has_right_says_nothing_of_what_this_one_has_wrong() {
    answered("wrong", MeterReason.AUTHENTICATION_REFUSED);
    Credential right = new Credential(ACCOUNT, Secret.of("right"));
    assertThat(new Login<>(Conversation.of(""), right, "driver", refused).begin(0))
        .isEqualTo(new Step.Done());
    assertThat(isParked(shown("wrong"))).isTrue();
  }

  @Test
  void three_rejections_without_a_reason_in_a_row_are_a_refusal() {
    answered("some", MeterReason.REJECTED);
    answered("some", MeterReason.REJECTED);
    assertThat(shown("some")).isEqualTo(new Step.Done());
    for (int i = 0; i < RefusedCredentials.REJECTIONS; i++) {
      answered("some", MeterReason.REJECTED);
    }
    assertThat(isParked(shown("some"))).isTrue();
  }

  @Test
  void a_rejection_without_a_password_locks_no_meter() {
    for (int i = 0; i < RefusedCredentials.REJECTIONS; i++) {
      answered("", MeterReason.REJECTED);
    }
    assertThat(shown("")).isEqualTo(new Step.Done());
  }

  @Test
  void other_failures_say_nothing_of_the_password() {
    answered("some", MeterReason.WRONG_DEVICE);
    assertThat(shown("some")).isEqualTo(new Step.Done());
    assertThat(refused.parked()).isEmpty();
  }

  @Test
  void many_refused_passwords_park_the_meter_for_any() {
    for (int i = 0; i < RefusedCredentials.SECRETS; i++) {
      assertThat(refused.objection(new Credential(ACCOUNT, Secret.of("guess" + i)))).isEmpty();
      answered("guess" + i, MeterReason.AUTHENTICATION_REFUSED);
    }
    assertThat(isParked(shown("right, at last"))).isTrue();
    assertThat(refused.release(Set.of(ACCOUNT)).join()).isEqualTo(1);
    assertThat(isParked(shown("right, at last"))).isFalse();
  }

  @Test
  void a_request_releases_once() {
    answered("wrong", MeterReason.AUTHENTICATION_REFUSED);
    assertThat(refused.parked()).extracting(RefusedCredentials.Parked::meter).containsExactly("m1");
    assertThat(refused.releaseOnce("m1 #1", Set.of(ACCOUNT)).join()).isEqualTo(1);
    assertThat(isParked(shown("wrong"))).isFalse();
    answered("wrong", MeterReason.AUTHENTICATION_REFUSED);
    assertThat(refused.releaseOnce("m1 #1", Set.of(ACCOUNT)).join()).isZero();
    assertThat(isParked(shown("wrong"))).isTrue();
  }

  @Test
  void no_secret_prints() {
    Credential credential = new Credential(ACCOUNT, Secret.of("hunter2"));
    refused.refused(credential, "m1");
    assertThat(credential.toString() + refused.objection(credential) + refused.parked())
        .doesNotContain("hunter2");
  }
}
