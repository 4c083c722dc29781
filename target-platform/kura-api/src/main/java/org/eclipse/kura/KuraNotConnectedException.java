// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura;

/** There is no connection to do it over. */
public class KuraNotConnectedException extends KuraException {
  private static final long serialVersionUID = 1L;

  public KuraNotConnectedException(Object argument) {
    super(KuraErrorCode.NOT_CONNECTED, argument);
  }

  public KuraNotConnectedException(Throwable cause, Object argument) {
    super(KuraErrorCode.NOT_CONNECTED, cause, argument);
  }
}
