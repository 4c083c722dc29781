// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The words of a failure: those of its code, a full stop, then its arguments. */
final class ErrorText {
  private ErrorText() {}

  /** NOT_FOUND reads "Not found.", and with an argument "Not found. meter 4711". */
  static String of(KuraErrorCode code, Object... arguments) {
    String words = code.name().replace('_', ' ').toLowerCase(Locale.ROOT);
    String sentence = Character.toUpperCase(words.charAt(0)) + words.substring(1) + '.';
    if (arguments == null || arguments.length == 0) {
      return sentence;
    }
    if (code == KuraErrorCode.OPERATION_NOT_SUPPORTED) {
      return "Operation " + arguments[0] + " not supported.";
    }
    return sentence
        + Arrays.stream(arguments).map(String::valueOf).collect(Collectors.joining(", ", " ", ""));
  }
}
