// SPDX-License-Identifier: Apache-2.0
package org.kilowire.mqtt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import org.kilowire.conversation.LinkException;
import org.kilowire.mqtt.session.TlsSockets;

/** Sockets that trust what the options say, or what the JDK trusts, and show what they say. */
final class Tls {

  private static final String JDK = "the JDK's";

  private Tls() {}

  /** Read anew at each attempt: certificates are replaced while a gateway runs. */
  static SSLSocketFactory sockets(
      Optional<MqttOptions.TrustStore> trust, Optional<MqttOptions.TrustStore> own)
      throws LinkException {
    Optional<TlsSockets.Opened> trusted = opened("trust store", trust);
    Optional<TlsSockets.Opened> shown = opened("certificate", own);
    try {
      return TlsSockets.of(trusted.map(TlsSockets.Opened::store), shown);
    } catch (GeneralSecurityException e) {
      String files = trust.map(t -> t.file().toString()).orElse(JDK);
      String more = own.map(o -> ", certificate " + o.file()).orElse("");
      throw new LinkException("trust store " + files + more + ": " + e.getMessage(), e);
    }
  }

  private static Optional<TlsSockets.Opened> opened(
      String what, Optional<MqttOptions.TrustStore> file) throws LinkException {
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(load(file.get()));
    } catch (GeneralSecurityException | IOException e) {
      throw new LinkException(what + " " + file.get().file() + ": " + e.getMessage(), e);
    }
  }

  private static TlsSockets.Opened load(MqttOptions.TrustStore file)
      throws GeneralSecurityException, IOException {
    if (!Files.isRegularFile(file.file())) {
      throw new NoSuchFileException(file.file().toString());
    }
    char[] password =
        file.password()
            .map(secret -> secret.reveal().text(StandardCharsets.UTF_8).toCharArray())
            .orElse(null);
    return new TlsSockets.Opened(KeyStore.getInstance(file.file().toFile(), password), password);
  }
}
