// SPDX-License-Identifier: Apache-2.0
package org.kilowire.itests;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kilowire.tests.support.TrustedSides;

/** Broker, IMS and gateway, each a process that is killed and started again. */
final class Processes implements AutoCloseable {

  private static final Pattern PORT = Pattern.compile("ready on port (\\d+)");

  private final Site site;
  private final CommitPipe commits;
  private final EventCounter stored = new EventCounter();
  private final Map<Victim, Child> children = new EnumMap<>(Victim.class);
  private final List<Instant> gatewayStarts = new ArrayList<>();
  private volatile int port; // any free one at first, then that one

  Processes(Site site, CommitPipe commits) {
    this.site = site;
    this.commits = commits;
  }

  /** Beats at each block that the IMS has stored. */
  EventCounter stored() {
    return stored;
  }

  /** When each gateway process began, the first one included. */
  List<Instant> gatewayStarts() {
    return List.copyOf(gatewayStarts);
  }

  /** Starts the broker and waits for it. */
  int startBroker() throws IOException {
    TrustedSides.introduce(site.home().seals(), Site.GATEWAY, site.imsKeys());
    start(Victim.BROKER);
    children.get(Victim.BROKER).awaitReady();
    return port;
  }

  void start(Victim which) throws IOException {
    if (which == Victim.GATEWAY) {
      gatewayStarts.add(Instant.now());
    }
    String name = which.name().toLowerCase(Locale.ROOT);
    List<String> arguments =
        switch (which) {
          case BROKER ->
              List.of("sim", "broker", "--port", "" + port, "--folder", site.broker().toString());
          case IMS ->
              List.of(
                  "ims",
                  "receive",
                  "--broker",
                  "tcp://127.0.0.1:" + port,
                  "--db",
                  site.imsDatabase().toString());
          case GATEWAY ->
              List.of(
                  "gateway",
                  "--home",
                  site.home().folder().toString(),
                  "--report-commits",
                  commits.pipe().toString(),
                  "--hand-over-within",
                  "30s");
        };
    children.put(
        which, Child.start(name, site.log(name), line -> said(which, line), List.of(), arguments));
  }

  private void said(Victim who, String line) {
    if (who == Victim.IMS && !line.equals("ready")) {
      stored.beat();
    }
    Matcher ready = PORT.matcher(line);
    if (who == Victim.BROKER && ready.matches()) {
      port = Integer.parseInt(ready.group(1));
    }
  }

  void awaitReady() {
    children.values().forEach(Child::awaitReady);
  }

  /** SIGKILL; it must have been alive until now. */
  void kill(Victim which) throws InterruptedException {
    Child child = children.get(which);
    if (!child.isAlive()) {
      throw new AssertionError(which + " had ended by itself");
    }
    child.kill();
  }

  /** SIGTERM to the gateway, which hands over the rest; its exit code. */
  int endGateway() throws InterruptedException {
    return children.get(Victim.GATEWAY).end();
  }

  @Override
  public void close() {
    children.values().forEach(Child::close);
  }
}
