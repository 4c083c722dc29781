// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura;

/** The window of unconfirmed messages is full. */
public class KuraTooManyInflightMessagesException extends KuraException {
  private static final long serialVersionUID = 1L;

  public KuraTooManyInflightMessagesException(Object argument) {
    super(KuraErrorCode.TOO_MANY_INFLIGHT_MESSAGES, argument);
  }

  public KuraTooManyInflightMessagesException(Throwable cause, Object argument) {
    super(KuraErrorCode.TOO_MANY_INFLIGHT_MESSAGES, cause, argument);
  }
}
