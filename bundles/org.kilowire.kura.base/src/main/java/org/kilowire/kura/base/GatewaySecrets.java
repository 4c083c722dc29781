// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.base;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.kilowire.conversation.Secret;
import org.kilowire.meter.Secrets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All secrets of the gateway: those that were configured one by one, in the order in which they
 * came, then those of the file. Of two with one name the first counts.
 */
final class GatewaySecrets implements Secrets {

  private static final Logger LOG = LoggerFactory.getLogger(GatewaySecrets.class);

  private final List<NamedSecret> configured = new CopyOnWriteArrayList<>();
  private final Set<String> told = ConcurrentHashMap.newKeySet();
  private volatile Optional<WatchedSecretsFile> file = Optional.empty();

  void add(NamedSecret secret) {
    configured.add(secret);
  }

  void remove(NamedSecret secret) {
    configured.remove(secret);
  }

  /**
   * Has the secrets of a file from now on, or of none. Those of the file before stay until the new
   * one could be read.
   */
  void use(Optional<Path> path) {
    if (!path.equals(file.map(WatchedSecretsFile::path))) {
      Optional<WatchedSecretsFile> before = file;
      file = path.map(next -> new WatchedSecretsFile(next, before));
    }
  }

  @Override
  public Optional<Secret> find(String name) {
    List<Secret> found =
        Stream.concat(
                configured.stream().map(secret -> secret.find(name)),
                file.stream().map(secrets -> secrets.find(name)))
            .flatMap(Optional::stream)
            .toList();
    if (found.size() > 1 && told.add(name)) {
      LOG.warn("{} secrets are named {}: the first is used", found.size(), name);
    }
    return found.stream().findFirst();
  }
}
