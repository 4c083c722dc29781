// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.base.secret;

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
 * file that went wrong is told once, and what was read last goes on, be it of the file before.
 */
final class WatchedSecretsFile implements Secrets {

  private static final Logger LOG = LoggerFactory.getLogger(WatchedSecretsFile.class);

  /** Secrets, and the file that they were read of. */
  private record Content(Optional<Path> from, Secrets secrets) {}

  private final Path path;
  private Content content;
  private List<Object> seen = List.of();

  WatchedSecretsFile(Path path, Optional<WatchedSecretsFile> before) {
    this.path = path;
    this.content =
        before
            .map(WatchedSecretsFile::content)
            .orElse(new Content(Optional.empty(), name -> Optional.empty()));
    refresh();
  }

  private synchronized Content content() {
    return content;
  }

  Path path() {
    return path;
  }

  /** For people: where its secrets stand. */
  String place() {
    return SecretsFile.OPTION + " " + path;
  }

  @Override
  public synchronized Optional<Secret> find(String name) {
    refresh();
    return content.secrets().find(name);
  }

  private synchronized void refresh() {
    List<Object> now = state();
    if (now.equals(seen)) {
      return;
    }
    seen = now;
    try {
      content = new Content(Optional.of(path), SecretsFile.read(path));
    } catch (IOException e) {
      String instead =
          content
              .from()
              .map(file -> "what was last read of " + file + " goes on")
              .orElse("until it can be read there are none of it");
      LOG.error("{}: {}; {}", SecretsFile.OPTION, e.getMessage(), instead);
    }
  }

  /** Changes whenever the file does, in what it says or in who may read it. */
  private List<Object> state() {
    try {
      PosixFileAttributes file = Files.readAttributes(path, PosixFileAttributes.class);
      return List.of(
          file.lastModifiedTime(),
          file.size(),
          String.valueOf(file.fileKey()),
          file.owner(),
          file.permissions());
    } catch (IOException e) {
      return List.of("cannot be read");
    }
  }
}
