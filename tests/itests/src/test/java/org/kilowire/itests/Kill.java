// SPDX-License-Identifier: Apache-2.0
package org.kilowire.itests;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * One SIGKILL.
 *
 * @param delay after the moment, or how long to let things run
 */
record Kill(Victim victim, Moment moment, Duration delay) {

  private static final int LONGEST_RUN_MILLIS = 800;
  private static final int LONGEST_DELAY_MILLIS = 8;

  /** When it happens. */
  enum Moment {
    /** When the gateway has said that it committed. */
    AFTER_COMMIT,
    /** When the IMS has said that it stored a batch. */
    AFTER_STORED,
    /** At any time. */
    ANY
  }

  /**
   * So many kills of each, in rounds: those of a round follow each other while nothing has come
   * back yet.
   */
  static List<List<Kill>> plan(int each, Random random) {
    List<Victim> victims = new ArrayList<>();
    for (Victim victim : Victim.values()) {
      victims.addAll(Collections.nCopies(each, victim));
    }
    Collections.shuffle(victims, random);
    List<List<Kill>> rounds = new ArrayList<>();
    List<Victim> inRound = new ArrayList<>();
    for (Victim victim : victims) {
      if (inRound.contains(victim) || random.nextInt(4) == 0 || rounds.isEmpty()) {
        rounds.add(new ArrayList<>());
        inRound.clear();
      }
      inRound.add(victim);
      rounds.get(rounds.size() - 1).add(of(victim, random));
    }
    return rounds;
  }

  private static Kill of(Victim victim, Random random) {
    Moment moment = Moment.values()[random.nextInt(Moment.values().length)];
    int most = moment == Moment.ANY ? LONGEST_RUN_MILLIS : LONGEST_DELAY_MILLIS;
    return new Kill(victim, moment, Duration.ofMillis(random.nextInt(most)));
  }
}
