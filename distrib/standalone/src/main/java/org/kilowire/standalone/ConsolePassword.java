// SPDX-License-Identifier: Apache-2.0
package org.kilowire.standalone;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The password of the web console: made once, told once, kept as a hash that only its owner can
 * read.
 *
 * @param hash as the console takes it; 120 random bits need no salt
 * @param fresh the password itself, if it was made now
 */
record ConsolePassword(String hash, Optional<String> fresh) {

  private static final int OCTETS = 15;

  /** Anything else the console would take for the password itself. */
  private static final Pattern HASH = Pattern.compile("\\{sha-256}[A-Za-z0-9+/]{43}=");

  /**
   * Reads it from {@code file}; where there is none, makes one and writes its hash there.
   *
   * @throws IOException also if the file holds something else
   */
  static ConsolePassword in(Path file) throws IOException {
    if (Files.exists(file)) {
      String kept = Files.readString(file).trim();
      if (!HASH.matcher(kept).matches()) {
        throw new IOException(file + " holds no {sha-256} hash; delete it for another password");
      }
      return new ConsolePassword(kept, Optional.empty());
    }
    byte[] random = new byte[OCTETS];
    new SecureRandom().nextBytes(random);
    String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    String hash = hash(password);
    // Whole or not at all: an empty hash would be a password too.
    Path made =
        Files.createTempFile(
            file.toAbsolutePath().getParent(),
            "console",
            ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(made, hash + "\n");
    force(made, StandardOpenOption.WRITE);
    Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
    force(made.getParent(), StandardOpenOption.READ);
    return new ConsolePassword(hash, Optional.of(password));
  }

  /** The password is told once: it must not be forgotten by a power cut. */
  private static void force(Path file, StandardOpenOption as) throws IOException {
    try (FileChannel channel = FileChannel.open(file, as)) {
      channel.force(true);
    }
  }

  private static String hash(String password) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(password.getBytes(StandardCharsets.UTF_8));
      return "{sha-256}" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "ConsolePassword[]";
  }
}
