// SPDX-License-Identifier: Apache-2.0
package org.kilowire.fleet.document;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Documents that went wrong on their way, the same for the same seed. */
final class Mutants {

  private static final Pattern TOKEN =
      Pattern.compile("\"[^\"]*\"|[\\[\\]{},:]|[A-Za-z0-9.+-]+|\\s+");
  private static final List<String> STRANGERS =
      List.of(
          "null", "true", "0", "-1", "1e30", "\"\"", "\"PT1H\"", "\"m-2\"", "[]", "{}", "\"*\"");

  private static final List<String> NUMBERS = List.of("0", "1", "2.0", "99", "128", "16384");
  private static final String PUNCTUATION = "[]{},: \n";

  private Mutants() {}

  /** One to four octets flipped, replaced, put in, or left out. */
  static byte[] ofOctets(byte[] document, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] mutant = document.clone();
    for (int i = random.nextInt(4); i >= 0; i--) {
      int at = random.nextInt(mutant.length);
      switch (random.nextInt(4)) {
        case 0 -> mutant[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> mutant[at] = (byte) random.nextInt(256);
        case 2 -> mutant = spliced(mutant, at, at, mutant[random.nextInt(mutant.length)]);
        default ->
            mutant = spliced(mutant, at, Math.min(mutant.length, at + 1 + random.nextInt(40)));
      }
    }
    return mutant;
  }

  private static byte[] spliced(byte[] octets, int from, int to, byte... by) {
    byte[] all = new byte[octets.length - (to - from) + by.length];
    System.arraycopy(octets, 0, all, 0, from);
    System.arraycopy(by, 0, all, from, by.length);
    System.arraycopy(octets, to, all, from + by.length, octets.length - to);
    return all;
  }

  /** One to three names or values replaced by others of the document or by strangers. */
  static String ofTokens(String document, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<String> tokens =
        new ArrayList<>(TOKEN.matcher(document).results().map(MatchResult::group).toList());
    for (int i = random.nextInt(3); i >= 0; i--) {
      int at = anyWord(tokens, random);
      String by = tokens.get(anyWord(tokens, random));
      boolean alike = random.nextInt(4) > 0;
      for (int j = 0; j < 50 && alike && !alike(by, tokens.get(at)); j++) {
        by = tokens.get(anyWord(tokens, random));
      }
      if (Character.isDigit(tokens.get(at).charAt(0)) && alike) {
        by = NUMBERS.get(random.nextInt(NUMBERS.size()));
      } else if (random.nextInt(8) == 0) {
        by = STRANGERS.get(random.nextInt(STRANGERS.size()));
      }
      tokens.set(at, by);
    }
    return String.join("", tokens);
  }

  private static int anyWord(List<String> tokens, SplittableRandom random) {
    int at = random.nextInt(tokens.size());
    while (PUNCTUATION.indexOf(tokens.get(at).charAt(0)) >= 0) {
      at = (at + 1) % tokens.size();
    }
    return at;
  }

  private static boolean alike(String a, String b) {
    return a.length() == b.length() && a.charAt(0) == b.charAt(0);
  }
}
