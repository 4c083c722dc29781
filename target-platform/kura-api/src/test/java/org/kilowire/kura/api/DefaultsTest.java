// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.api;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.cloudconnection.request.RequestHandler;
import org.eclipse.kura.cloudconnection.request.RequestHandlerContext;
import org.eclipse.kura.message.KuraPayload;
import org.junit.jupiter.api.Test;

/** What an interface does where nobody has said otherwise. */
class DefaultsTest {

  private final RequestHandler handler = new RequestHandler() {};
  private final RequestHandlerContext context = new RequestHandlerContext(null, Map.of());
  private final KuraMessage request = new KuraMessage(new KuraPayload());

  private static void refused(String verb, ThrowingCallable call) {
    assertThatExceptionOfType(KuraException.class)
        .isThrownBy(call)
        .withMessage("Operation " + verb + " not supported.")
        .extracting(KuraException::getCode)
        .isEqualTo(KuraErrorCode.OPERATION_NOT_SUPPORTED);
  }

  @Test
  void k39_aVerbThatIsNotOverriddenIsRefused() {
    refused("get", () -> handler.doGet(context, request));
    refused("put", () -> handler.doPut(context, request));
    refused("post", () -> handler.doPost(context, request));
    refused("del", () -> handler.doDel(context, request));
    refused("exec", () -> handler.doExec(context, request));
  }
}
