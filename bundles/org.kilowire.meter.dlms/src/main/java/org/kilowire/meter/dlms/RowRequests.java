// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.dlms;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Step;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.dlms.cosem.profile.ProfileDecoder;
import org.kilowire.dlms.cosem.profile.SelectiveAccess;
import org.kilowire.dlms.session.client.DlmsClient;

/**
 * Asks for the rows of a window, and goes round those that cannot be skipped: behind a tag that is
 * none nobody knows where a value ends, nor what else is in the same answer. Where the meter gives
 * ranges, the window is asked for in halves until what is left has that row alone; else what stands
 * before it is all there is.
 */
final class RowRequests {

  /** Two rows of a year of seconds are found with fewer. */
  private static final int MOST_REQUESTS = 64;

  /** Half of it is still a second. */
  private static final Duration LEAST = Duration.ofSeconds(2);

  private final DlmsClient client;
  private final AttributeRef buffer;
  private final Supplier<ProfileDecoder> decoders;
  private final Function<TimeRange, Optional<SelectiveAccess>> ranges;
  private final Duration period;
  private final ProfileBlockBuilder writer;
  private final Optional<ArrangedRows> arranged;
  private int requests;

  /**
   * @param decoders of one answer each, into {@code arranged} or {@code writer}
   * @param ranges what asks for a part of the window; empty where the meter gives none
   * @param period of the profile: a span of this length has one row at most; zero where none is
   *     known
   * @param arranged rows that do not come in the order of time
   */
  RowRequests(
      DlmsClient client,
      AttributeRef buffer,
      Supplier<ProfileDecoder> decoders,
      Function<TimeRange, Optional<SelectiveAccess>> ranges,
      Duration period,
      ProfileBlockBuilder writer,
      Optional<ArrangedRows> arranged) {
    this.client = client;
    this.buffer = buffer;
    this.decoders = decoders;
    this.ranges = ranges;
    this.period = period;
    this.writer = writer;
    this.arranged = arranged;
  }

  /** Reads {@code window}, the first time with {@code access}. */
  Conversation<Void> read(TimeRange window, Optional<SelectiveAccess> access) {
    requests++;
    writer.wants(window);
    ProfileDecoder decoder = decoders.get();
    Conversation<Void> all =
        Conversation.then(
            client.profile(buffer, access, decoder),
            rows -> {
              arranged.ifPresent(ArrangedRows::end);
              return Conversation.of(null);
            });
    return Conversation.recover(
        all,
        failed ->
            decoder.isBrokenAmidRows()
                ? broken(window, failed, decoder)
                : Conversation.failed(failed.reason(), failed.detail()));
  }

  private Conversation<Void> broken(TimeRange window, Step.Failed why, ProfileDecoder decoder) {
    writer.abandonRow();
    TimeRange rest = arranged.isPresent() ? window : window.after(writer.latest());
    boolean single = rest.length().compareTo(period.compareTo(LEAST) < 0 ? LEAST : period) < 0;
    boolean splits = ranges.apply(rest).isPresent() && requests < MOST_REQUESTS;
    if (single || !splits) {
      arranged.ifPresent(ArrangedRows::end);
      // The number of the row is another in the next window: an event is told once for one row.
      writer.unlike(decoder.broken(), "cannot be skipped, " + why.reason().code());
      if (!single) {
        writer.note(
            "rows after "
                + rest.from().truncatedTo(ChronoUnit.MINUTES)
                + " may be missing behind it");
      }
      return Conversation.of(null);
    }
    arranged.ifPresent(ArrangedRows::drop);
    Instant middle = rest.middle();
    return Conversation.then(
        part(new TimeRange(rest.from(), middle.minusMillis(1))),
        first -> part(new TimeRange(middle, rest.to())));
  }

  private Conversation<Void> part(TimeRange window) {
    return read(window, ranges.apply(window));
  }
}
