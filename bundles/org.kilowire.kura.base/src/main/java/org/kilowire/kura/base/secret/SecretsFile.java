// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.base.secret;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kilowire.conversation.Secret;
import org.kilowire.meter.Secrets;
import org.kilowire.options.OptionReader;

/**
 * Secrets in a file that only its owner can read: a line a secret, {@code name=secret}, in UTF-8.
 *
 * <p>The first {@code =} divides; blanks around the name and around the secret do not count, and
 * every other character of the secret stands for itself. Blank lines and lines that begin with
 * {@code #} say nothing.
 */
public final class SecretsFile implements Secrets {

  /** The field of the component that names the file. */
  public static final String OPTION = "secrets.file";

  private static final Set<PosixFilePermission> OWNER =
      Set.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);
  private static final long MAX_OCTETS = 1 << 20;

  private final Map<String, Secret> secrets;

  private SecretsFile(Map<String, Secret> secrets) {
    this.secrets = Map.copyOf(secrets);
  }

  /**
   * Reads {@code file}.
   *
   * @throws IOException if it cannot be read, others can read it, or a line is none of ours; what
   *     stands in it is never told
   */
  public static SecretsFile read(Path file) throws IOException {
    try {
      if (!OWNER.containsAll(Files.getPosixFilePermissions(file))) {
        throw new IOException(file + " holds secrets and others may read it: chmod 600 it");
      }
      if (Files.size(file) > MAX_OCTETS) {
        throw new IOException(file + " is larger than any list of secrets");
      }
      return new SecretsFile(parse(file, Files.readAllLines(file)));
    } catch (FileSystemException | CharacterCodingException e) {
      throw new IOException(told(file, e), e);
    }
  }

  /** What Java says of them is the file's name, or nothing. */
  static String told(Path file, IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return "there is no " + file;
    }
    if (failure instanceof AccessDeniedException) {
      return file + " cannot be read by this user";
    }
    return failure instanceof CharacterCodingException
        ? file + " is not UTF-8"
        : file + " cannot be read: " + failure.getMessage();
  }

  private static Map<String, Secret> parse(Path file, List<String> lines) throws IOException {
    Map<String, Secret> secrets = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      String name = line.substring(0, Math.max(0, line.indexOf('='))).strip();
      if (!OptionReader.isId(name)) {
        throw new IOException(file + " line " + (i + 1) + " is not name=secret");
      }
      String secret = line.substring(line.indexOf('=') + 1).strip();
      if (secrets.put(name, Secret.of(secret)) != null) {
        throw new IOException(file + " line " + (i + 1) + " is a second secret " + name);
      }
    }
    return secrets;
  }

  @Override
  public Optional<Secret> find(String name) {
    return Optional.ofNullable(secrets.get(name));
  }
}
