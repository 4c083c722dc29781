// SPDX-License-Identifier: Apache-2.0
package org.kilowire.itests;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.kilowire.ims.ImsReceiver;
import org.kilowire.ims.StoredListener;
import org.kilowire.mqtt.MqttOptions;
import org.kilowire.seal.file.HandoverSeals;
import org.kilowire.tests.support.TrustedSides;

/** An IMS and its keys, which a site's gateway trusts, as it trusts the gateway's. */
final class SealedIms implements AutoCloseable {

  private final HandoverSeals seals;
  private final ImsReceiver receiver;

  private SealedIms(HandoverSeals seals, ImsReceiver receiver) {
    this.seals = seals;
    this.receiver = receiver;
  }

  static SealedIms open(Site site, MqttOptions options, StoredListener listener)
      throws IOException {
    TrustedSides.introduce(site.home().seals(), Site.GATEWAY, site.imsKeys());
    HandoverSeals seals = TrustedSides.open(site.imsKeys());
    return new SealedIms(seals, new ImsReceiver(options, site.imsDatabase(), seals, listener));
  }

  CompletableFuture<Void> start() {
    return receiver.start();
  }

  /** What it did not believe, by reasons. */
  Map<String, Long> refused() {
    return receiver.refused();
  }

  @Override
  public void close() throws IOException {
    receiver.close();
    seals.close();
  }
}
