// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.client;

import java.util.List;
import org.kilowire.conversation.Step;
import org.kilowire.iec62056.Iec62056Reason;
import org.kilowire.iec62056.profile.ProfileQuery;
import org.kilowire.iec62056.profile.ProfileReader;
import org.kilowire.iec62056.profile.ProfileRow;
import org.kilowire.iec62056.profile.ProfileSink;
import org.kilowire.iec62056.session.Answer;
import org.kilowire.iec62056.session.CommandMessage;
import org.kilowire.iec62056.session.ProfileCoverage;

/**
 * A profile or log, window by window. A window that the meter has nothing for is none of a failure;
 * a row that is not the window's own is its neighbour's, or nobody's.
 */
final class ReadProfile extends ExchangeDialogue<ProfileCoverage> {

  private final ProfileQuery query;
  private final ProfileSink sink;
  private final ProfileReader reader;
  private final List<ProfileQuery.Window> windows;
  private int window;
  private long rows;
  private long outside;
  private int empty;

  ReadProfile(LineState state, ProfileQuery query, ProfileSink sink) {
    super(state);
    this.query = query;
    this.sink = sink;
    this.windows = query.windows();
    this.reader = new ProfileReader(query.rules(), new Sieve());
  }

  /** Passes the rows of the window under way. */
  private final class Sieve implements ProfileSink {
    @Override
    public void row(ProfileRow row) {
      if (windows.get(window).holds(row.end())) {
        rows++;
        sink.row(row);
      } else {
        outside++;
      }
    }

    @Override
    public void unreadable(String text, String why) {
      sink.unreadable(text, why);
    }
  }

  @Override
  public Step begin(long now) {
    return state.open
        ? request(now)
        : failed(Iec62056Reason.NOT_SIGNED_ON, "the programming mode is not open");
  }

  private Step request(long now) {
    CommandMessage command =
        CommandMessage.of(query.form().command(), query.request(windows.get(window)));
    return ask(command, now, this::answered, (reason, detail, at) -> failed(reason, detail));
  }

  private Step answered(Answer answer, long now) {
    if (answer instanceof Answer.Refused refused) {
      return failed(Iec62056Reason.ERROR_MESSAGE, query.name() + ": " + refused.text());
    }
    if (!(answer instanceof Answer.Data data)) {
      return failed(Iec62056Reason.UNEXPECTED_ANSWER, query.name() + " is answered with ACK");
    }
    long before = reader.rows();
    long bad = reader.unreadable();
    reader.read(data.text(), 0, data.length());
    empty += reader.rows() == before && reader.unreadable() == bad ? 1 : 0;
    if (rows > state.traits.limits().rows()) {
      return failed(Iec62056Reason.TOO_LONG, "more than " + state.traits.limits().rows() + " rows");
    }
    window++;
    return window < windows.size()
        ? request(now)
        : done(new ProfileCoverage(rows, outside, reader.unreadable(), empty));
  }
}
