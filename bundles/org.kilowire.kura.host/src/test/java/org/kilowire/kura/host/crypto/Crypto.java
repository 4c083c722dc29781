// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.crypto;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.kura.crypto.CryptoService;
import org.osgi.framework.BundleContext;

/** The crypto service without a framework. */
public final class Crypto {
  private Crypto() {}

  /** With the key in {@code security} of a folder. */
  public static CryptoService in(Path data) throws IOException {
    Map<String, String> properties = Map.of("kura.data", data.toString());
    BundleContext context =
        (BundleContext)
            Proxy.newProxyInstance(
                BundleContext.class.getClassLoader(),
                new Class<?>[] {BundleContext.class},
                (proxy, method, arguments) -> properties.get(arguments[0]));
    return new GatewayCrypto(context);
  }
}
