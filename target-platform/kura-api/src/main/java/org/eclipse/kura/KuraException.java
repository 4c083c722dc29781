// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura;

/** A checked failure: a code and its arguments. */
public class KuraException extends Exception {
  private static final long serialVersionUID = 1L;

  private final KuraErrorCode code;
  private final transient Object[] arguments;

  public KuraException(KuraErrorCode code) {
    this(code, (Throwable) null);
  }

  public KuraException(KuraErrorCode code, Object... arguments) {
    this(code, null, arguments);
  }

  public KuraException(KuraErrorCode code, Throwable cause, Object... arguments) {
    super(cause);
    this.code = code;
    this.arguments = arguments;
  }

  public static KuraException internalError(String message) {
    return internalError(null, message);
  }

  public static KuraException internalError(Throwable cause) {
    return internalError(cause, cause.getMessage());
  }

  public static KuraException internalError(Throwable cause, String message) {
    return new KuraException(KuraErrorCode.INTERNAL_ERROR, cause, message);
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
