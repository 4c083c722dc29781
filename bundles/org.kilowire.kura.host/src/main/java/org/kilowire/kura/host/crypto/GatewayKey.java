// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.crypto;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.kilowire.kura.host.DurableFile;

/** The machine's own key: 32 octets, as base64 in a file that only its owner reads. */
final class GatewayKey {
  private static final int OCTETS = 32;
  private static final Set<PosixFilePermission> OWNER =
      PosixFilePermissions.fromString("rw-------");

  private GatewayKey() {}

  /**
   * Reads the key; makes one if there is no file. A file that holds no key, or that others may
   * read, is left as it is.
   */
  static SecretKey in(Path folder) throws IOException {
    Path file = DurableFile.folder(folder).resolve("host.key");
    if (!Files.exists(file)) {
      DurableFile.write(file, Base64.getEncoder().encode(random()));
    }
    return read(file);
  }

  private static SecretKey read(Path file) throws IOException {
    if (Files.getFileStore(file).supportsFileAttributeView(PosixFileAttributeView.class)
        && !OWNER.containsAll(Files.getPosixFilePermissions(file))) {
      throw new IOException(file + " may be read by others than its owner: chmod 600");
    }
    byte[] key;
    try {
      key = Base64.getDecoder().decode(Files.readString(file, StandardCharsets.US_ASCII).strip());
    } catch (IllegalArgumentException e) {
      throw new IOException(file + " holds no base64", e);
    }
    if (key.length != OCTETS) {
      throw new IOException(file + " holds no key of " + OCTETS + " octets");
    }
    return new SecretKeySpec(key, "AES");
  }

  private static byte[] random() {
    byte[] octets = new byte[OCTETS];
    new SecureRandom().nextBytes(octets);
    return octets;
  }
}
