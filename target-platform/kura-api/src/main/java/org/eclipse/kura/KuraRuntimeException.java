// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura;

/** An unchecked failure: a code and its arguments. */
public class KuraRuntimeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final KuraErrorCode code;
  private final transient Object[] arguments;

  public KuraRuntimeException(KuraErrorCode code) {
    this(code, (Throwable) null);
  }

  public KuraRuntimeException(KuraErrorCode code, Object... arguments) {
    this(code, null, arguments);
  }

  public KuraRuntimeException(KuraErrorCode code, Throwable cause, Object... arguments) {
    super(cause);
    this.code = code;
    this.arguments = arguments;
  }

  public KuraErrorCode getCode() {
    return code;
  }

  @Override
  public String getMessage() {
    return ErrorText.of(code, arguments);
  }

  @Override
  public String getLocalizedMessage() {
    return getMessage();
  }
}
