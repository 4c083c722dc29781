// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.eclipse.kura.KuraConnectException;
import org.eclipse.kura.KuraDisconnectException;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.KuraNotConnectedException;
import org.eclipse.kura.KuraRuntimeException;
import org.eclipse.kura.KuraStoreException;
import org.eclipse.kura.KuraTimeoutException;
import org.eclipse.kura.KuraTooManyInflightMessagesException;
import org.junit.jupiter.api.Test;

class FailuresTest {

  private final Exception why = new IllegalStateException("line cut");

  @Test
  void k36_k39_messages_read_as_kura_was_seen_to_say_them() {
    assertThat(new KuraException(KuraErrorCode.NOT_FOUND)).hasMessage("Not found.");
    assertThat(new KuraException(KuraErrorCode.INVALID_PARAMETER, (Throwable) null, (Object) null))
        .hasMessage("Invalid parameter. null");
    assertThat(new KuraException(KuraErrorCode.OPERATION_NOT_SUPPORTED, "post"))
        .hasMessage("Operation post not supported.");
  }

  @Test
  void every_code_has_words_and_every_argument_is_said() {
    for (KuraErrorCode code : KuraErrorCode.values()) {
      assertThat(new KuraException(code).getMessage()).matches("[A-Z][a-z ]+\\.");
      assertThat(new KuraException(code, "meter 4711")).hasMessageContaining("meter 4711");
    }
    KuraException two = new KuraException(KuraErrorCode.BAD_REQUEST, "meter 4711", 7);
    assertThat(two).hasMessage("Bad request. meter 4711, 7");
    assertThat(two.getLocalizedMessage()).isEqualTo(two.getMessage());
  }

  @Test
  void a_throwable_after_the_code_is_the_cause_and_no_argument() {
    KuraException failure = new KuraException(KuraErrorCode.IO_ERROR, why, "ttyS0");
    assertThat(failure).hasCause(why).hasMessage("Io error. ttyS0");
    assertThat(failure.getCode()).isEqualTo(KuraErrorCode.IO_ERROR);
    assertThat(new KuraException(KuraErrorCode.IO_ERROR, why)).hasCause(why);
    assertThat(new KuraException(KuraErrorCode.IO_ERROR, "ttyS0")).hasNoCause();
  }

  @Test
  void an_internal_error_says_its_text_or_that_of_its_cause() {
    assertThat(KuraException.internalError("lost")).hasMessage("Internal error. lost").hasNoCause();
    assertThat(KuraException.internalError(why))
        .hasMessage("Internal error. line cut")
        .hasCause(why);
    KuraException both = KuraException.internalError(why, "lost");
    assertThat(both).hasMessage("Internal error. lost").hasCause(why);
    assertThat(both.getCode()).isEqualTo(KuraErrorCode.INTERNAL_ERROR);
  }

  @Test
  void an_unchecked_failure_says_the_same_as_a_checked_one() {
    KuraRuntimeException failure =
        new KuraRuntimeException(KuraErrorCode.SECURITY_EXCEPTION, why, "key");
    assertThat(failure).hasCause(why).hasMessage("Security exception. key");
    assertThat(failure.getCode()).isEqualTo(KuraErrorCode.SECURITY_EXCEPTION);
    assertThat(new KuraRuntimeException(KuraErrorCode.NOT_FOUND)).hasMessage("Not found.");
    assertThat(new KuraRuntimeException(KuraErrorCode.NOT_FOUND, "x")).hasMessage("Not found. x");
  }

  @Test
  void each_failure_with_a_name_has_its_code() {
    Map<KuraErrorCode, List<KuraException>> named =
        Map.of(
            KuraErrorCode.CONNECTION_FAILED,
            List.of(new KuraConnectException("x"), new KuraConnectException(why, "x")),
            KuraErrorCode.DISCONNECTION_FAILED,
            List.of(new KuraDisconnectException("x"), new KuraDisconnectException(why, "x")),
            KuraErrorCode.NOT_CONNECTED,
            List.of(new KuraNotConnectedException("x"), new KuraNotConnectedException(why, "x")),
            KuraErrorCode.STORE_ERROR,
            List.of(new KuraStoreException("x"), new KuraStoreException(why, "x")),
            KuraErrorCode.TIMED_OUT,
            List.of(new KuraTimeoutException("x"), new KuraTimeoutException("x", why)),
            KuraErrorCode.TOO_MANY_INFLIGHT_MESSAGES,
            List.of(
                new KuraTooManyInflightMessagesException("x"),
                new KuraTooManyInflightMessagesException(why, "x")));
    named.forEach(
        (code, failures) -> {
          assertThat(failures).extracting(KuraException::getCode).containsOnly(code);
          assertThat(failures).extracting(Throwable::getCause).containsExactly(null, why);
          assertThat(failures)
              .allSatisfy(failure -> assertThat(failure).hasMessageEndingWith(". x"));
        });
  }

  @Test
  void an_exception_given_as_argument_to_a_named_failure_is_said() {
    assertThat(new KuraStoreException(why)).hasMessageEndingWith("line cut");
  }
}
