// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura;

/** A connection could not be made. */
public class KuraConnectException extends KuraException {
  private static final long serialVersionUID = 1L;

  public KuraConnectException(Object argument) {
    super(KuraErrorCode.CONNECTION_FAILED, argument);
  }

  public KuraConnectException(Throwable cause, Object argument) {
    super(KuraErrorCode.CONNECTION_FAILED, cause, argument);
  }
}
