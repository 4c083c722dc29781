// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.base.secret;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.kilowire.conversation.Secret;
import org.kilowire.meter.Secrets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All secrets of the gateway: those that were configured one by one, and those of the file. Of two
 * with one name and different values none is given: which one came first would change with a
 * restart, and each wrong one is a failed attempt at every meter.
 */
public final class GatewaySecrets implements Secrets {

  private static final Logger LOG = LoggerFactory.getLogger(GatewaySecrets.class);

  private final List<NamedSecret> configured = new CopyOnWriteArrayList<>();
  private final Map<String, Set<String>> told = new ConcurrentHashMap<>();
  private volatile Optional<WatchedSecretsFile> file = Optional.empty();

  public void add(NamedSecret secret) {
    configured.add(secret);
  }

  public void remove(NamedSecret secret) {
    configured.remove(secret);
  }

  /**
   * Has the secrets of a file from now on, or of none. Those of the file before stay until the new
   * one could be read.
   */
  public void use(Optional<Path> path) {
    if (!path.equals(file.map(WatchedSecretsFile::path))) {
      Optional<WatchedSecretsFile> before = file;
      file = path.map(next -> new WatchedSecretsFile(next, before));
    }
  }

  @Override
  public Optional<Secret> find(String name) {
    Set<Secret> values = new HashSet<>();
    Set<String> places = new TreeSet<>();
    for (NamedSecret one : configured) {
      one.find(name).ifPresent(secret -> found(secret, one.component(), values, places));
    }
    file.ifPresent(
        one -> one.find(name).ifPresent(secret -> found(secret, one.place(), values, places)));
    if (values.size() <= 1) {
      told.remove(name);
    } else if (!places.equals(told.put(name, places))) {
      LOG.error(
          "secret:{} has different values in {}; none is used until one is left",
          name,
          String.join(" and ", places));
    }
    return values.size() > 1 ? Optional.empty() : values.stream().findFirst();
  }

  private static void found(Secret secret, String place, Set<Secret> values, Set<String> places) {
    values.add(secret);
    places.add(place);
  }
}
