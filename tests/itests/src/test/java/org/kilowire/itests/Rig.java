// SPDX-License-Identifier: Apache-2.0
package org.kilowire.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.kilowire.cli.demo.DemoBroker;
import org.kilowire.collect.MeterResult;
import org.kilowire.contract.Topics;
import org.kilowire.ims.Diagnosis;
import org.kilowire.ims.Doctor;
import org.kilowire.ims.StoredListener;
import org.kilowire.mqtt.MqttOptions;
import org.kilowire.seal.file.HandoverSeals;
import org.kilowire.tests.support.Eventually;
import org.kilowire.tests.support.TrustedSides;

/** A broker, a gateway and an IMS in this JVM, each there when it was started. */
final class Rig implements AutoCloseable {

  static final Topics TOPICS = new Topics(Site.GATEWAY);

  private final Site site;
  private final DemoBroker broker;
  private InProcessGateway gateway;
  private SealedIms ims;

  private Rig(Site site, DemoBroker broker) {
    this.site = site;
    this.broker = broker;
  }

  /** A broker, and the folder of a gateway for these meters. */
  static Rig of(Path root, FleetText fleet, String... settings) throws IOException {
    Site site = new Site(root);
    DemoBroker broker = DemoBroker.start(site.broker(), 0);
    site.settings(broker.port(), settings);
    site.secrets("meters=12345678");
    site.fleet(fleet.document());
    return new Rig(site, broker);
  }

  /** What an IMS seals with that the gateway trusts. */
  HandoverSeals trustedByTheGateway() throws IOException {
    TrustedSides.introduce(site.home().seals(), Site.GATEWAY, site.imsKeys());
    return TrustedSides.open(site.imsKeys());
  }

  InProcessGateway startGateway() throws IOException {
    gateway = InProcessGateway.start(site.home());
    return gateway;
  }

  /** Starts the IMS and waits until it is subscribed. */
  void startIms(StoredListener listener) throws Exception {
    ims = SealedIms.open(site, options("ims"), listener);
    ims.start().get(Eventually.LIMIT.toSeconds(), TimeUnit.SECONDS);
  }

  void startIms() throws Exception {
    startIms((gateway, epoch, sequence, block) -> {});
  }

  void stopIms() throws IOException {
    ims.close();
    ims = null;
  }

  MqttOptions options(String client) {
    return options(broker.port(), client);
  }

  /** A client that comes back quickly. */
  static MqttOptions options(int port, String client) {
    return MqttOptions.of(URI.create("tcp://127.0.0.1:" + port), client)
        .withRetry(Duration.ofMillis(200), Duration.ofSeconds(1));
  }

  /** Runs a schedule now and waits for its end. */
  List<MeterResult> run(String schedule) throws Exception {
    return gateway
        .collector()
        .runOnce(schedule)
        .get(Eventually.LIMIT.toSeconds(), TimeUnit.SECONDS);
  }

  /** Runs a schedule now, without a failure. */
  void runWell(String schedule) throws Exception {
    assertThat(run(schedule)).isNotEmpty().allMatch(MeterResult::ok);
  }

  ImsTables atTheIms() {
    return new ImsTables(site.imsDatabase());
  }

  /** Waits until the IMS has confirmed all that is stored. */
  void awaitHandedOver() {
    Eventually.await(
        () -> "handed over: " + gateway.outbox(),
        () -> gateway.outbox().released() == gateway.outbox().last());
  }

  /** What the IMS's doctor says of its one chain, which must be whole. */
  Diagnosis whole() {
    List<Diagnosis> all = new Doctor(site.imsDatabase()).examine();
    assertThat(all).hasSize(1).allMatch(Diagnosis::whole);
    return all.get(0);
  }

  @Override
  public void close() throws IOException {
    if (gateway != null) {
      gateway.close();
    }
    if (ims != null) {
      ims.close();
    }
    broker.close();
  }
}
