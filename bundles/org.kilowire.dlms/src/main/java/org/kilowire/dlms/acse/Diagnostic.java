// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.acse;

import java.util.Map;

/**
 * Associate-source-diagnostic of an AARE: who found what.
 *
 * @param byUser true for acse-service-user, false for acse-service-provider
 * @param code 0..255
 */
public record Diagnostic(boolean byUser, int code) {

  public static final Diagnostic NULL = new Diagnostic(true, 0);
  public static final Diagnostic NO_REASON_GIVEN = new Diagnostic(true, 1);
  public static final Diagnostic CONTEXT_NOT_SUPPORTED = new Diagnostic(true, 2);
  public static final Diagnostic MECHANISM_NOT_RECOGNISED = new Diagnostic(true, 11);
  public static final Diagnostic MECHANISM_REQUIRED = new Diagnostic(true, 12);
  public static final Diagnostic AUTHENTICATION_FAILURE = new Diagnostic(true, 13);

  /** Accepted so far: passes 3 and 4 of high-level authentication are due. */
  public static final Diagnostic AUTHENTICATION_REQUIRED = new Diagnostic(true, 14);

  private static final Map<Integer, String> USER =
      Map.of(
          0, "null",
          1, "no-reason-given",
          2, "application-context-name-not-supported",
          11, "authentication-mechanism-name-not-recognised",
          12, "authentication-mechanism-name-required",
          13, "authentication-failure",
          14, "authentication-required");
  private static final Map<Integer, String> PROVIDER =
      Map.of(0, "null", 1, "no-reason-given", 2, "no-common-acse-version");

  public Diagnostic {
    if ((code & ~0xFF) != 0) {
      throw new IllegalArgumentException("diagnostic " + code);
    }
  }

  /** With {@code code}, or with 255 for one that is in no range. */
  static Diagnostic of(boolean byUser, int code) {
    return new Diagnostic(byUser, (code & ~0xFF) == 0 ? code : 0xFF);
  }

  /** Whether it is about who the client is: codes 11 to 14 of the service user. */
  public boolean isAuthentication() {
    return byUser && code >= MECHANISM_NOT_RECOGNISED.code && code <= AUTHENTICATION_REQUIRED.code;
  }

  @Override
  public String toString() {
    String name = (byUser ? USER : PROVIDER).getOrDefault(code, "unknown");
    return name + " (" + (byUser ? "user " : "provider ") + code + ")";
  }
}
