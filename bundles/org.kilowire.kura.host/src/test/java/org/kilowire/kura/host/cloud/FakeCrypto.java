// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.cloud;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.crypto.CryptoService;

/** Decrypts "sealed:X" to X and refuses everything else, as the real one refuses a plain text. */
final class FakeCrypto {

  private static final String SEAL = "sealed:";

  CryptoService service() {
    return (CryptoService)
        Proxy.newProxyInstance(
            CryptoService.class.getClassLoader(),
            new Class<?>[] {CryptoService.class},
            (self, method, arguments) -> answer(method, arguments));
  }

  private static Object answer(Method method, Object[] arguments) throws KuraException {
    if (!method.getName().equals("decryptAes") || !(arguments[0] instanceof char[] text)) {
      throw new UnsupportedOperationException(method.toString());
    }
    String given = new String(text);
    if (!given.startsWith(SEAL)) {
      throw new KuraException(KuraErrorCode.DECODER_ERROR, "not encrypted");
    }
    return given.substring(SEAL.length()).toCharArray();
  }
}
