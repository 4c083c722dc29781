// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.base;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.List;
import java.util.Optional;
import org.kilowire.conversation.Secret;
import org.kilowire.meter.Secrets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A secrets file that is read again when it has changed: a meter that is added needs no restart. A
 * file that went wrong is told once, and what stood in it before goes on.
 */
final class WatchedSecretsFile implements Secrets {

  private static final Logger LOG = LoggerFactory.getLogger(WatchedSecretsFile.class);

  private final Path path;
  private Secrets content = name -> Optional.empty();
  private List<Object> seen = List.of();

  WatchedSecretsFile(Path path) {
    this.path = path;
    refresh();
  }

  Path path() {
    return path;
  }

  @Override
  public synchronized Optional<Secret> find(String name) {
    refresh();
    return content.find(name);
  }

  private synchronized void refresh() {
    List<Object> now = state();
    if (now.equals(seen)) {
      return;
    }
    seen = now;
    try {
      content = SecretsFile.read(path);
    } catch (IOException e) {
      LOG.error(
          "{}: {}; what was read of it before goes on", GatewayOptions.SECRETS, e.getMessage());
    }
  }

  /** Changes whenever the file does, in what it says or in who may read it. */
  private List<Object> state() {
    try {
      PosixFileAttributes file = Files.readAttributes(path, PosixFileAttributes.class);
      return List.of(
          file.lastModifiedTime(), file.size(), String.valueOf(file.fileKey()), file.permissions());
    } catch (IOException e) {
      return List.of("cannot be read");
    }
  }
}
