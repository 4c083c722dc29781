// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.eclipse.kura.cloudconnection.CloudConnectionConstants;
import org.eclipse.kura.cloudconnection.factory.CloudConnectionFactory;
import org.eclipse.kura.cloudconnection.request.RequestHandlerMessageConstants;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.configuration.KuraConfigReadyEvent;
import org.eclipse.kura.configuration.KuraNetConfigReadyEvent;
import org.eclipse.kura.driver.Driver;
import org.eclipse.kura.message.KuraRequestPayload;
import org.eclipse.kura.message.KuraResponsePayload;
import org.eclipse.kura.wire.graph.Constants;
import org.junit.jupiter.api.Test;

/** The names that stand in configurations and on the wire are Kura's to the letter. */
class ConstantsTest {

  @Test
  void of_components() {
    assertThat(ConfigurationService.KURA_SERVICE_PID).isEqualTo("kura.service.pid");
    assertThat(Driver.DRIVER_PID_PROPERTY_NAME).isEqualTo("driver.pid");
  }

  @Test
  void of_cloud_connections() {
    assertThat(CloudConnectionConstants.values())
        .extracting(CloudConnectionConstants::value)
        .containsExactly("cloud.endpoint.service.pid", "cloud.connection.factory.pid");
    assertThat(CloudConnectionFactory.KURA_CLOUD_CONNECTION_FACTORY_PID)
        .isEqualTo("kura.cloud.connection.factory.pid");
  }

  @Test
  void of_requests_and_responses() {
    assertThat(RequestHandlerMessageConstants.ARGS_KEY.value()).isEqualTo("args");
    assertThat(KuraRequestPayload.METRIC_REQUEST_ID).isEqualTo("request.id");
    assertThat(KuraRequestPayload.REQUESTER_CLIENT_ID).isEqualTo("requester.client.id");
    assertThat(KuraResponsePayload.METRIC_RESPONSE_CODE).isEqualTo("response.code");
    assertThat(KuraResponsePayload.METRIC_EXCEPTION_MSG).isEqualTo("response.exception.message");
    assertThat(KuraResponsePayload.METRIC_EXCEPTION_STACK).isEqualTo("response.exception.stack");
    assertThat(KuraResponsePayload.RESPONSE_CODE_OK).isEqualTo(200);
    assertThat(KuraResponsePayload.RESPONSE_CODE_BAD_REQUEST).isEqualTo(400);
    assertThat(KuraResponsePayload.RESPONSE_CODE_NOTFOUND).isEqualTo(404);
    assertThat(KuraResponsePayload.RESPONSE_CODE_ERROR).isEqualTo(500);
  }

  @Test
  void of_the_wire_graph() {
    assertThat(Constants.values())
        .extracting(Constants::value)
        .containsExactly(
            "emitter.port",
            "receiver.port",
            "receiver.port.count",
            "emitter.port.count",
            "receiver.kura.service.pid",
            "emitter.kura.service.pid");
  }

  @Test
  void of_events() {
    assertThat(new KuraConfigReadyEvent(Map.of("k", "v")).getTopic())
        .isEqualTo("org/eclipse/kura/configuration/ConfigEvent/READY");
    assertThat(new KuraNetConfigReadyEvent(Map.of("k", "v")).getTopic())
        .isEqualTo("org/eclipse/kura/configuration/NetConfigEvent/READY");
  }
}
