// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.kura.cloudconnection.listener.CloudConnectionListener;
import org.eclipse.kura.cloudconnection.listener.CloudDeliveryListener;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.cloudconnection.subscriber.listener.CloudSubscriberListener;

/** A listener of every kind that remembers, and on which a test waits. */
final class RecordingListener
    implements CloudConnectionListener, CloudDeliveryListener, CloudSubscriberListener {

  private static final long DEADLINE_SECONDS = 60;

  final List<KuraMessage> messages = new ArrayList<>();
  private final List<String> all = new ArrayList<>();

  @Override
  public void onConnectionEstablished() {
    add("established");
  }

  @Override
  public void onConnectionLost() {
    add("lost");
  }

  @Override
  public void onDisconnected() {
    add("disconnected");
  }

  @Override
  public void onMessageConfirmed(String messageId) {
    add("confirmed " + messageId);
  }

  @Override
  public void onMessageArrived(KuraMessage message) {
    messages.add(message);
    add(
        message.getProperties().get("topic")
            + "="
            + HexFormat.of().formatHex(message.getPayload().getBody()));
  }

  synchronized List<String> all() {
    return List.copyOf(all);
  }

  /** Waits until all of this has been heard, whatever else was. */
  synchronized void await(String... what) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
    while (!all.containsAll(List.of(what)) && System.nanoTime() < deadline) {
      TimeUnit.NANOSECONDS.timedWait(this, Math.max(1, deadline - System.nanoTime()));
    }
    assertThat(all).contains(what);
  }

  synchronized void forget() {
    all.clear();
  }

  private synchronized void add(String what) {
    all.add(what);
    notifyAll();
  }
}
