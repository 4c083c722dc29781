// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.cloudconnection.CloudEndpoint;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.cloudconnection.request.RequestHandler;
import org.eclipse.kura.cloudconnection.request.RequestHandlerContext;
import org.eclipse.kura.cloudconnection.request.RequestHandlerContextConstants;
import org.eclipse.kura.crypto.CryptoService;
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
  void k39_a_verb_that_is_not_overridden_is_refused() {
    refused("get", () -> handler.doGet(context, request));
    refused("put", () -> handler.doPut(context, request));
    refused("post", () -> handler.doPost(context, request));
    refused("del", () -> handler.doDel(context, request));
    refused("exec", () -> handler.doExec(context, request));
  }

  /** An instance of which only the defaults, and {@code hash}, do anything. */
  private static <T> T withDefaultsOnly(Class<T> type) {
    InvocationHandler calls =
        (proxy, method, arguments) ->
            method.isDefault()
                ? InvocationHandler.invokeDefault(proxy, method, arguments)
                : arguments[1] + " of " + arguments[0];
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, calls));
  }

  @Test
  void hashes_by_name_are_hashes_with_that_algorithm() throws Exception {
    CryptoService crypto = withDefaultsOnly(CryptoService.class);
    assertThat(crypto.sha1Hash("x")).isEqualTo("SHA-1 of x");
    assertThat(crypto.sha256Hash("x")).isEqualTo("SHA-256 of x");
  }

  @Test
  void an_endpoint_has_nothing_to_tell_of_itself() {
    assertThat(withDefaultsOnly(CloudEndpoint.class).getInfo()).isEmpty();
  }

  @Test
  void a_context_is_what_it_was_made_of() {
    Map<String, String> properties = Map.of(RequestHandlerContextConstants.DEVICE_ID.name(), "gw1");
    RequestHandlerContext made = new RequestHandlerContext(null, properties);
    assertThat(made.getContextProperties()).isEqualTo(properties);
    assertThat(made.getNotificationPublisher()).isNull();
  }
}
