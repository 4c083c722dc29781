// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura;

/** Nobody answered in time. */
public class KuraTimeoutException extends KuraException {
  private static final long serialVersionUID = 1L;

  public KuraTimeoutException(String message) {
    super(KuraErrorCode.TIMED_OUT, message);
  }

  public KuraTimeoutException(String message, Throwable cause) {
    super(KuraErrorCode.TIMED_OUT, cause, message);
  }
}
