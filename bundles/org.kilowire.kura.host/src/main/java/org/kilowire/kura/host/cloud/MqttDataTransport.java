// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.cloud;

import java.util.Map;
import java.util.Optional;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.crypto.CryptoService;
import org.kilowire.kura.host.Current;
import org.kilowire.mqtt.session.TlsSockets;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How to reach the broker: the lowest part of the stack. The part above it connects. */
@Component(
    name = MqttDataTransport.PID,
    service = {ConfigurableComponent.class, MqttDataTransport.class},
    immediate = true,
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = MqttDataTransport.Settings.class, factory = true)
public final class MqttDataTransport implements ConfigurableComponent {

  static final String PID = "org.eclipse.kura.core.data.transport.mqtt.MqttDataTransport";

  private final Current<TransportOptions> current;
  private final Listeners<Runnable> followers = new Listeners<>();

  @Activate
  public MqttDataTransport(
      BundleContext context, @Reference CryptoService crypto, Map<String, Object> properties) {
    this(TlsFiles.of(context::getProperty), crypto, properties);
  }

  MqttDataTransport(TlsSockets tls, CryptoService crypto, Map<String, Object> properties) {
    current =
        new Current<>(given -> TransportOptions.from(given, text -> plain(crypto, text), tls));
    current.take(properties);
  }

  @Modified
  void modified(Map<String, Object> properties) {
    current.take(properties).ifPresent(options -> followers.tell(Runnable::run));
  }

  Optional<TransportOptions> options() {
    return current.get();
  }

  /** Runs this after each change of the options. */
  void follow(Runnable follower) {
    followers.add(follower);
  }

  void unfollow(Runnable follower) {
    followers.remove(follower);
  }

  /** Kura: a password comes encrypted, but plain if it was given when the component was made. */
  private static String plain(CryptoService crypto, String password) {
    if (password.isEmpty()) {
      return password;
    }
    try {
      return new String(crypto.decryptAes(password.toCharArray()));
    } catch (KuraException | RuntimeException e) {
      return password;
    }
  }

  @ObjectClassDefinition(id = PID, name = "MQTT transport", description = "How to reach a broker")
  @SuppressWarnings("MemberName") // a method's name spells the property's
  @interface Settings {

    @AttributeDefinition(
        name = "Broker URL",
        description =
            "mqtt://host:port, or mqtts:// with the gateway's trust store, or else the JVM's")
    String broker$_$url();

    @AttributeDefinition(
        name = "Client id",
        description = "The broker keeps the session under this name")
    String client$_$id();

    @AttributeDefinition(
        name = "User name",
        description = "At the broker. Blank: none",
        required = false)
    String username();

    @AttributeDefinition(
        name = "Password",
        description = "Of that user",
        required = false,
        type = AttributeType.PASSWORD)
    String password();

    @AttributeDefinition(description = "Whether the broker forgets this client when it goes")
    boolean clean$_$session() default true;

    @AttributeDefinition(
        name = "Timeout (s)",
        description = "Longest attempt to connect; at least 1, default 20",
        min = "1")
    int timeout() default 20;

    @AttributeDefinition(
        name = "Keep alive (s)",
        description = "Longest silence; 0 to 65535, default 30",
        min = "0",
        max = "65535")
    int keep$_$alive() default 30;
  }
}
