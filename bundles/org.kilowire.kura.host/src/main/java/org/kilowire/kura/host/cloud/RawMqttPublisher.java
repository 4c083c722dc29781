// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.cloud;

import java.util.Map;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.KuraNotConnectedException;
import org.eclipse.kura.cloudconnection.listener.CloudConnectionListener;
import org.eclipse.kura.cloudconnection.listener.CloudDeliveryListener;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.cloudconnection.publisher.CloudPublisher;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.kilowire.kura.host.Current;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * Publishes bodies to one topic. Kura: what a message says of topic, QoS, retain and priority is
 * ignored; its metrics are dropped.
 */
@Component(
    name = RawMqttPublisher.PID,
    service = {ConfigurableComponent.class, CloudPublisher.class},
    immediate = true,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    property = {
      "cloud.connection.factory.pid=" + RawMqttCloudEndpoint.PID,
      "kura.ui.factory.hide=true",
      "kura.ui.service.hide:Boolean=true"
    })
@Designate(ocd = RawMqttPublisher.Settings.class, factory = true)
public final class RawMqttPublisher
    implements CloudPublisher, ConfigurableComponent, CloudDeliveryListener {

  static final String PID = "org.eclipse.kura.cloudconnection.raw.mqtt.publisher.RawMqttPublisher";

  private final Current<Destination> current = new Current<>(Destination::from);
  private final Listeners<CloudDeliveryListener> deliveries = new Listeners<>();
  private final EndpointBinding binding =
      new EndpointBinding(
          endpoint -> endpoint.registerCloudDeliveryListener(this),
          endpoint -> endpoint.unregisterCloudDeliveryListener(this));

  @Activate
  public RawMqttPublisher(Map<String, Object> properties) {
    modified(properties);
  }

  @Modified
  void modified(Map<String, Object> properties) {
    current.take(properties);
    binding.want(properties);
  }

  @Deactivate
  void deactivate() {
    binding.cut();
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addEndpoint(RawMqttCloudEndpoint endpoint, Map<String, Object> properties) {
    binding.add(endpoint, properties);
  }

  void removeEndpoint(RawMqttCloudEndpoint endpoint) {
    binding.remove(endpoint);
  }

  @Override
  public String publish(KuraMessage message) throws KuraException {
    RawMqttCloudEndpoint endpoint =
        binding
            .endpoint()
            .orElseThrow(() -> new KuraNotConnectedException("its endpoint is not there"));
    Destination to =
        current
            .get()
            .orElseThrow(
                () -> new KuraException(KuraErrorCode.CONFIGURATION_ERROR, "its topic is not set"));
    return endpoint.publish(new KuraMessage(message.getPayload(), to.properties()));
  }

  @Override
  public void registerCloudConnectionListener(CloudConnectionListener listener) {
    binding.listeners().add(listener);
  }

  @Override
  public void unregisterCloudConnectionListener(CloudConnectionListener listener) {
    binding.listeners().remove(listener);
  }

  @Override
  public void registerCloudDeliveryListener(CloudDeliveryListener listener) {
    deliveries.add(listener);
  }

  @Override
  public void unregisterCloudDeliveryListener(CloudDeliveryListener listener) {
    deliveries.remove(listener);
  }

  /** Of any publisher of this endpoint: ids are the endpoint's. */
  @Override
  public void onMessageConfirmed(String messageId) {
    deliveries.tell(listener -> listener.onMessageConfirmed(messageId));
  }

  @ObjectClassDefinition(id = PID, name = "Raw MQTT publisher", description = "Bodies to a topic")
  @interface Settings {

    @AttributeDefinition(name = "Topic", description = "Where every message goes")
    String topic();

    @AttributeDefinition(
        name = "QoS",
        description = "0, 1 or 2; only 1 and 2 are confirmed",
        min = "0",
        max = "2")
    int qos() default 0;

    @AttributeDefinition(name = "Retain", description = "Whether the broker keeps the last message")
    boolean retain() default false;

    @AttributeDefinition(
        name = "Priority",
        description = "0 goes first; from 5 on the rate limit holds; default 7",
        min = "0")
    int priority() default 7;
  }
}
