// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.iec62056.line;

import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.LineSettings;
import org.kilowire.conversation.Outcome;

/** What hangs on a line: a meter, or several that listen at the same rate. */
public interface LineDevice {

  /** How it listens until its conversation says something else. */
  LineSettings settings();

  /** The meters' side, from the moment when the line is there. */
  Conversation<?> start();

  /** What comes when {@code last} is over, the line still being there. */
  default Conversation<?> next(Outcome<?> last) {
    return start();
  }
}
