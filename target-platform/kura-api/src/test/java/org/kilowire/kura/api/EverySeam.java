// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.api;

import org.eclipse.kura.KuraException;
import org.eclipse.kura.asset.Asset;
import org.eclipse.kura.asset.AssetService;
import org.eclipse.kura.channel.Channel;
import org.eclipse.kura.channel.listener.ChannelListener;
import org.eclipse.kura.cloudconnection.CloudConnectionManager;
import org.eclipse.kura.cloudconnection.CloudEndpoint;
import org.eclipse.kura.cloudconnection.factory.CloudConnectionFactory;
import org.eclipse.kura.cloudconnection.listener.CloudConnectionListener;
import org.eclipse.kura.cloudconnection.listener.CloudDeliveryListener;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.cloudconnection.publisher.CloudNotificationPublisher;
import org.eclipse.kura.cloudconnection.request.RequestHandler;
import org.eclipse.kura.cloudconnection.request.RequestHandlerRegistry;
import org.eclipse.kura.cloudconnection.subscriber.CloudSubscriber;
import org.eclipse.kura.cloudconnection.subscriber.listener.CloudSubscriberListener;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.configuration.SelfConfiguringComponent;
import org.eclipse.kura.configuration.metatype.AD;
import org.eclipse.kura.configuration.metatype.Icon;
import org.eclipse.kura.configuration.metatype.OCD;
import org.eclipse.kura.configuration.metatype.OCDService;
import org.eclipse.kura.configuration.metatype.Option;
import org.eclipse.kura.core.configuration.metatype.Tad;
import org.eclipse.kura.crypto.CryptoService;
import org.eclipse.kura.driver.ChannelDescriptor;
import org.eclipse.kura.driver.Driver;
import org.eclipse.kura.driver.DriverService;
import org.eclipse.kura.driver.PreparedRead;
import org.eclipse.kura.message.KuraPayload;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.wire.WireEmitter;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.WireReceiver;
import org.eclipse.kura.wire.WireSupport;
import org.eclipse.kura.wire.graph.MultiportWireSupport;
import org.eclipse.kura.wire.graph.WireGraphService;
import org.eclipse.kura.wire.multiport.MultiportWireEmitter;

/**
 * A bundle for bnd to look at that implements or extends something of every package, or uses what
 * nobody implements; the host's services are among it.
 */
@SuppressWarnings("try")
final class EverySeam {

  private EverySeam() {}

  abstract static class OfDriver
      implements Driver, ChannelDescriptor, PreparedRead, ChannelListener, ConfigurableComponent {}

  abstract static class OfMetatype implements AD, OCD, Icon, Option {}

  abstract static class OfTad extends Tad {}

  abstract static class OfWire implements WireEmitter, WireReceiver {}

  abstract static class OfRequests
      implements RequestHandler,
          CloudConnectionListener,
          CloudDeliveryListener,
          CloudSubscriberListener {}

  abstract static class OfMessage extends KuraMessage {
    OfMessage(KuraPayload payload) {
      super(payload);
    }
  }

  abstract static class OfPayload extends KuraPayload {}

  abstract static class OfValue implements TypedValue<String> {}

  /** What is used, and implemented by nobody. */
  record Used(Channel channel, KuraException why) {}

  abstract static class HostConfiguration
      implements ConfigurationService,
          ComponentConfiguration,
          SelfConfiguringComponent,
          OCDService,
          CryptoService {}

  abstract static class HostAsset implements Asset {}

  abstract static class HostServices implements AssetService, DriverService {}

  abstract static class HostWire implements WireHelperService {}

  abstract static class HostSupport implements WireSupport {}

  abstract static class HostGraph implements WireGraphService {}

  abstract static class HostPorts implements MultiportWireSupport, MultiportWireEmitter {}

  abstract static class HostCloud
      implements CloudEndpoint,
          CloudConnectionManager,
          CloudConnectionFactory,
          CloudNotificationPublisher,
          CloudSubscriber,
          RequestHandlerRegistry {}
}
