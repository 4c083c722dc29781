// SPDX-License-Identifier: Apache-2.0
package org.kilowire.mqtt.session;

import java.io.IOException;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;

/** Whom to trust. Asked once for each session: certificates are replaced while a program runs. */
@FunctionalInterface
public interface TlsSockets {

  /** Fails if what it trusts cannot be read: the session then ends. */
  SSLSocketFactory factory() throws IOException, GeneralSecurityException;

  /** Trusts whom the JVM trusts. */
  static SSLSocketFactory trustedByJvm() throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, null, null);
    return context.getSocketFactory();
  }
}
