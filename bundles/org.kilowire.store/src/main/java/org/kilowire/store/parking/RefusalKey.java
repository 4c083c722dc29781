// SPDX-License-Identifier: Apache-2.0
package org.kilowire.store.parking;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.kilowire.conversation.Octets;
import org.kilowire.meter.Credential;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The key under which refused secrets are kept, in a file beside the database: a plain hash of
 * eight digits is guessed in a second, and databases are copied. The file is made at the first
 * refusal; one that is not 32 octets for its owner alone is not used, and not touched.
 */
public final class RefusalKey {

  /**
   * A credential as it is kept.
   *
   * @param key which key it was made with
   */
  record Sealed(Octets mac, Octets key) {

    /** What is kept where there is no key: it stands for any secret. */
    static final Sealed ANY = new Sealed(Octets.EMPTY, Octets.EMPTY);
  }

  private static final Logger LOG = LoggerFactory.getLogger(RefusalKey.class);
  private static final String FILE = "kilowire.refused.key";
  private static final String ALGORITHM = "HmacSHA256"; // RFC 2104
  private static final int LENGTH = 32;
  private static final int ID_LENGTH = 8;
  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.complementOf(
          EnumSet.of(
              PosixFilePermission.OWNER_READ,
              PosixFilePermission.OWNER_WRITE,
              PosixFilePermission.OWNER_EXECUTE));

  private final Path file;
  private Optional<byte[]> key = Optional.empty();
  private boolean told;

  public RefusalKey(Path folder) {
    this.file = folder.resolve(FILE);
  }

  /** The credential under the key that there is; {@link Sealed#ANY} where none can be used. */
  synchronized Sealed seal(Credential credential) {
    if (key.isEmpty()) {
      key = read();
    }
    return key.map(found -> sealed(found, credential)).orElse(Sealed.ANY);
  }

  /** As {@link #seal}, with a new key where there is no file. */
  synchronized Sealed sealForKeeping(Credential credential) {
    if (key.isEmpty() && !Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      make();
    }
    return seal(credential);
  }

  private Optional<byte[]> read() {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    try {
      String wrong = wrong();
      if (wrong.isEmpty()) {
        return Optional.of(Files.readAllBytes(file));
      }
      tell(wrong);
    } catch (IOException e) {
      tell(e.toString());
    }
    return Optional.empty();
  }

  private String wrong() throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) != LENGTH) {
      return "it is not a file of " + LENGTH + " octets";
    }
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    boolean shared =
        view != null && view.readAttributes().permissions().stream().anyMatch(OTHERS::contains);
    return shared ? "others than its owner may use it" : "";
  }

  private void make() {
    byte[] made = new byte[LENGTH];
    new SecureRandom().nextBytes(made);
    Path draft = file.resolveSibling(FILE + ".new");
    try {
      Files.deleteIfExists(draft);
      Files.createFile(draft);
      PosixFileAttributeView view = Files.getFileAttributeView(draft, PosixFileAttributeView.class);
      if (view != null) {
        view.setPermissions(PosixFilePermissions.fromString("rw-------"));
      }
      try (FileChannel out = FileChannel.open(draft, StandardOpenOption.WRITE)) {
        ByteBuffer octets = ByteBuffer.wrap(made);
        while (octets.hasRemaining()) {
          out.write(octets);
        }
        out.force(true);
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      try (FileChannel folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
        folder.force(true);
      }
    } catch (IOException e) {
      tell(e.toString());
    }
  }

  private void tell(String why) {
    if (!told) {
      told = true;
      LOG.error(
          "{} cannot be used: {}; meters that refused a password are asked with none until they are"
              + " released",
          file,
          why);
    }
  }

  private static Sealed sealed(byte[] key, Credential credential) {
    Octets mac =
        mac(
            key,
            Octets.of(credential.account().line(), StandardCharsets.UTF_8),
            Octets.of(credential.account().server(), StandardCharsets.UTF_8),
            Octets.of(credential.account().client(), StandardCharsets.UTF_8),
            credential.secret().reveal());
    byte[] id = mac(key, Octets.of("key", StandardCharsets.UTF_8)).toArray();
    return new Sealed(mac, Octets.of(Arrays.copyOf(id, ID_LENGTH)));
  }

  /** Each part behind its length: no two lists of parts are one text. */
  private static Octets mac(byte[] key, Octets... parts) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      for (Octets part : parts) {
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length()).flip());
        mac.update(part.buffer());
      }
      return Octets.of(mac.doFinal());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
