// SPDX-License-Identifier: Apache-2.0
package org.kilowire.contract;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What the texts in a message may be. */
final class Checks {

  static final int MAX_TEXT = 4096;

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,63}");
  private static final Pattern CODE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final int MAX_CODE = 64;

  private Checks() {}

  static void id(String name, String id) {
    require(ID.matcher(id).matches(), name, id);
  }

  static void code(String name, String code) {
    require(code.length() <= MAX_CODE && CODE.matcher(code).matches(), name, code);
  }

  static void text(String name, String text) {
    require(text.length() <= MAX_TEXT, name, text.length() + " characters");
  }

  /** A copy in the order of the names, so that the same map always has the same text. */
  static Map<String, String> named(String name, Map<String, String> texts, int max) {
    require(texts.size() <= max, name, texts.size() + " entries");
    texts.forEach(
        (key, value) -> {
          text(name, key);
          text(name, value);
        });
    return Collections.unmodifiableMap(new TreeMap<>(texts));
  }

  private static void require(boolean good, String name, String value) {
    if (!good) {
      throw new IllegalArgumentException(name + " cannot be: " + value);
    }
  }
}
