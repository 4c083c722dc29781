// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.cloud;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocketFactory;
import org.kilowire.mqtt.session.TlsSockets;

/**
 * Whom to trust behind TLS and what to show, as files that framework properties name: {@code
 * kilowire.tls.trust} and {@code kilowire.tls.certificate}, PKCS #12 or JKS, and for each {@code
 * .password.file}, whose first line opens it. Without a file, whom the JVM trusts, and nothing. A
 * real Kura has its own services for it.
 */
record TlsFiles(Optional<StoreFile> trust, Optional<StoreFile> certificate) implements TlsSockets {

  private static final String TRUST = "kilowire.tls.trust";
  private static final String CERTIFICATE = "kilowire.tls.certificate";
  private static final String PASSWORD = ".password.file";

  private record StoreFile(Path file, Optional<Path> password) {

    static Optional<StoreFile> of(Function<String, String> property, String name) {
      Optional<Path> password = Optional.ofNullable(property.apply(name + PASSWORD)).map(Path::of);
      return Optional.ofNullable(property.apply(name))
          .map(file -> new StoreFile(Path.of(file), password));
    }

    Opened open() throws IOException, GeneralSecurityException {
      if (!Files.isRegularFile(file)) {
        throw new NoSuchFileException(file.toString());
      }
      char[] opens = password.isPresent() ? firstLine(password.get()) : null;
      return new Opened(KeyStore.getInstance(file.toFile(), opens), opens);
    }

    private static char[] firstLine(Path file) throws IOException {
      try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
        return lines.findFirst().orElse("").toCharArray();
      }
    }
  }

  /**
   * Those that the framework names.
   *
   * @param property a framework property by its name, or null: {@code BundleContext::getProperty}
   */
  static TlsFiles of(Function<String, String> property) {
    return new TlsFiles(StoreFile.of(property, TRUST), StoreFile.of(property, CERTIFICATE));
  }

  /** Read anew for each session. */
  @Override
  public SSLSocketFactory factory() throws IOException, GeneralSecurityException {
    Optional<KeyStore> trusted = Optional.empty();
    if (trust.isPresent()) {
      trusted = Optional.of(trust.get().open().store());
    }
    Optional<Opened> own = Optional.empty();
    if (certificate.isPresent()) {
      own = Optional.of(certificate.get().open());
    }
    return TlsSockets.of(trusted, own);
  }
}
