// SPDX-License-Identifier: Apache-2.0
package org.kilowire.mqtt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.kilowire.conversation.LinkException;

/** Sockets that trust what the options say, or what the JDK trusts. */
final class Tls {

  private Tls() {}

  /** Read anew at each attempt: certificates are replaced while a gateway runs. */
  static SSLSocketFactory sockets(Optional<MqttOptions.TrustStore> trust) throws LinkException {
    try {
      TrustManagerFactory trusted =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trusted.init(trust.isPresent() ? load(trust.get()) : null);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trusted.getTrustManagers(), null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException | IOException e) {
      String file = trust.map(t -> t.file().toString()).orElse("the JDK's");
      throw new LinkException("trust store " + file + ": " + e.getMessage(), e);
    }
  }

  private static KeyStore load(MqttOptions.TrustStore trust)
      throws GeneralSecurityException, IOException {
    if (!Files.isRegularFile(trust.file())) {
      throw new NoSuchFileException(trust.file().toString());
    }
    char[] password =
        trust
            .password()
            .map(secret -> secret.reveal().text(StandardCharsets.UTF_8).toCharArray())
            .orElse(null);
    return KeyStore.getInstance(trust.file().toFile(), password);
  }
}
