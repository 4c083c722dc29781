// SPDX-License-Identifier: Apache-2.0
package org.kilowire.mqtt.session;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.kilowire.tests.support.Eventually;

/** An owner that remembers what it was told, takes each message, and on which a test waits. */
class RecordingOwner implements MqttSession.Owner {

  private final List<String> all = new CopyOnWriteArrayList<>();

  @Override
  public void up(MqttSession which) {
    all.add("up");
  }

  @Override
  public void refused(MqttSession which, String filter) {
    all.add("refused " + filter);
  }

  @Override
  public void ended(MqttSession which, String why) {
    all.add("ended: " + why);
  }

  @Override
  public void arrived(String topic, byte[] body, Runnable taken) {
    all.add(topic + "=" + new String(body, StandardCharsets.UTF_8));
    taken.run();
  }

  List<String> all() {
    return List.copyOf(all);
  }

  /** Whether anything that it was told begins so. */
  boolean heard(String beginning) {
    return all.stream().anyMatch(what -> what.startsWith(beginning));
  }

  void forget() {
    all.clear();
  }

  void await(String beginning) {
    Eventually.await(() -> beginning + " in " + all, () -> heard(beginning));
  }
}
