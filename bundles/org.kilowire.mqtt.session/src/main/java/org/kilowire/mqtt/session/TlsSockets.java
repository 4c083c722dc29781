// SPDX-License-Identifier: Apache-2.0
package org.kilowire.mqtt.session;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** Whom to trust. Asked once for each session: certificates are replaced while a program runs. */
@FunctionalInterface
public interface TlsSockets {

  /** Fails if what it trusts cannot be read: the session then ends. */
  SSLSocketFactory factory() throws IOException, GeneralSecurityException;

  /** A store of keys, and the password that opens them. It prints no password. */
  record Opened(KeyStore store, char[] password) {
    @Override
    public String toString() {
      return store.getType();
    }
  }

  /** Trusts whom the JVM trusts. */
  static SSLSocketFactory trustedByJvm() throws GeneralSecurityException {
    return of(Optional.empty(), Optional.empty());
  }

  /**
   * Trusts whom a store has, or the JVM where there is none, and shows a certificate of its own to
   * a broker that asks for one.
   */
  static SSLSocketFactory of(Optional<KeyStore> trusted, Optional<Opened> own)
      throws GeneralSecurityException {
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted.orElse(null));
    KeyManager[] shown = null;
    if (own.isPresent()) {
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(own.get().store(), own.get().password());
      shown = keys.getKeyManagers();
    }
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(shown, trust.getTrustManagers(), null);
    return context.getSocketFactory();
  }
}
