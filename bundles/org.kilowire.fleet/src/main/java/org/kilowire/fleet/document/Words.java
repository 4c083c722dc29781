// SPDX-License-Identifier: Apache-2.0
package org.kilowire.fleet.document;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** How messages say things: bounded, printable, and with the name that was perhaps meant. */
final class Words {

  private static final int MAX_FOUND = 48;

  private Words() {}

  /** {@code text} cut to a length that fits into a message, with nothing that controls a screen. */
  static String clip(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .limit(MAX_FOUND)
        .map(c -> printable(c) ? c : '?')
        .forEach(shown::appendCodePoint);
    return text.codePointCount(0, text.length()) > MAX_FOUND ? shown + "..." : shown.toString();
  }

  private static boolean printable(int c) {
    int type = Character.getType(c);
    return !Character.isISOControl(c)
        && type != Character.FORMAT
        && type != Character.SURROGATE
        && type != Character.LINE_SEPARATOR
        && type != Character.PARAGRAPH_SEPARATOR
        && type != Character.UNASSIGNED;
  }

  static String quote(String text) {
    return '"' + clip(text) + '"';
  }

  /** A constant as the document writes it: {@code LOCAL_TO_UTC} is {@code local-to-utc}. */
  static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The one of {@code known} that {@code found} was perhaps meant to be. */
  static Optional<String> nearest(String found, Collection<String> known) {
    if (found.length() > 64) {
      return Optional.empty();
    }
    int most = Math.max(1, found.length() / 3);
    return known.stream()
        .filter(name -> Math.abs(name.length() - found.length()) <= most && name.length() <= 64)
        .filter(name -> distance(found, name) <= most)
        .min(Comparator.comparingInt(name -> distance(found, name)));
  }

  /** Least number of letters put in, left out, changed or swapped with their neighbour. */
  private static int distance(String a, String b) {
    int[] before = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    Arrays.setAll(last, j -> j);
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        boolean same = fold(a.charAt(i - 1)) == fold(b.charAt(j - 1));
        row[j] = Math.min(last[j - 1] + (same ? 0 : 1), 1 + Math.min(last[j], row[j - 1]));
        if (swapped(a, i, b, j)) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
      }
      before = last;
      last = row;
    }
    return last[b.length()];
  }

  private static boolean swapped(String a, int i, String b, int j) {
    return i > 1
        && j > 1
        && fold(a.charAt(i - 1)) == fold(b.charAt(j - 2))
        && fold(a.charAt(i - 2)) == fold(b.charAt(j - 1));
  }

  private static char fold(char c) {
    return Character.toLowerCase(c);
  }
}
