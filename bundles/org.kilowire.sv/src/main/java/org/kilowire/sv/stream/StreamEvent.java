// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.stream;

import java.util.Objects;

/**
 * Something about a stream changed.
 *
 * @param at nanoseconds, as the frame was stamped
 * @param detail what it was and what it is, for a reader
 * @param suppressed how many of this kind were kept back before: a stream tells one of a kind a
 *     second
 */
public record StreamEvent(Kind kind, StreamKey stream, long at, String detail, long suppressed) {

  /** What happened. */
  public enum Kind {
    /** The first sample of a configured stream. */
    APPEARED("appeared"),
    /** No sample for a short while. */
    STALE("stale"),
    /** No sample for a long while. */
    LOST("lost"),
    /** Samples again. */
    LIVE("live"),
    /** Samples are missing. */
    HOLE("hole"),
    /** The counter began anew at 0 without a sample missing: a new second, or a restart. */
    RESET("reset"),
    /** The counter stands somewhere else without a sample missing. */
    JUMP("jump"),
    /** The count goes on and the stamps do not: the clock of this host was stepped. */
    CLOCK_STEP("clock-step"),
    /** smpSynch. */
    SYNC_CHANGED("sync-changed"),
    /** gmIdentity. */
    GRANDMASTER_CHANGED("grandmaster-changed"),
    /** confRev. */
    CONF_REV_CHANGED("conf-rev-changed"),
    /** The samples have another length: the data set is another one. */
    LAYOUT_CHANGED("layout-changed"),
    /** The counter wraps elsewhere than was thought. */
    WRAP_CHANGED("wrap-changed"),
    /** The stream has another rate than before. */
    RATE_CHANGED("rate-changed"),
    /** The samples are not as long as the channel map says: no value is taken. */
    MAP_MISMATCH("map-mismatch"),
    /** The samples fit the channel map again. */
    MAP_FITS("map-fits"),
    /** The stream is marked as in test, or no longer. */
    TEST_CHANGED("test-changed"),
    /** The frame gives other rated values than are configured, which count. */
    RATING_DIFFERS("rating-differs"),
    /** The two A/D converters of a quantity disagree. */
    TWINS_DISAGREE("twins-disagree"),
    /** Another source sends a stream of this identity. */
    SECOND_SOURCE("second-source"),
    /** A simulated stream of this identity is about. */
    SIMULATED_TWIN("simulated-twin"),
    /** One of the redundant networks delivers nothing any more. */
    LAN_SILENT("lan-silent"),
    /** It delivers again. */
    LAN_BACK("lan-back");

    private final String code;

    Kind(String code) {
      this.code = code;
    }

    /** Lower case, words joined by hyphens. */
    public String code() {
      return code;
    }
  }

  public StreamEvent {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(stream);
    Objects.requireNonNull(detail);
  }
}
