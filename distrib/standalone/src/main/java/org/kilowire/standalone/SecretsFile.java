// SPDX-License-Identifier: Apache-2.0
package org.kilowire.standalone;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.kilowire.conversation.Secret;
import org.kilowire.meter.Secrets;

/** Secrets in a file that only its owner can read: a line a secret, {@code name=secret}. */
final class SecretsFile implements Secrets {

  private static final Set<PosixFilePermission> OWNER =
      Set.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  private final Properties secrets = new Properties();

  private SecretsFile() {}

  /**
   * Reads {@code file}; no file means no secrets.
   *
   * @throws IOException if it cannot be read, or others can read it
   */
  static SecretsFile read(Path file) throws IOException {
    SecretsFile all = new SecretsFile();
    if (!Files.exists(file)) {
      return all;
    }
    if (!OWNER.containsAll(Files.getPosixFilePermissions(file))) {
      throw new IOException(file + " holds secrets and others may read it: chmod 600 it");
    }
    try (Reader in = Files.newBufferedReader(file)) {
      all.secrets.load(in);
    } catch (IllegalArgumentException e) {
      throw new IOException(file + " is not a list of name=secret");
    }
    return all;
  }

  boolean has(String name) {
    return secrets.containsKey(name);
  }

  @Override
  public Optional<Secret> find(String name) {
    return Optional.ofNullable(secrets.getProperty(name)).map(Secret::of);
  }
}
