// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.session.client;

import java.util.function.Function;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Step;

/** A conversation of the data link within one of ours, and how it goes on when it is done. */
record Part<T>(Conversation<T> link, Function<? super T, Step> then) {

  Step next() {
    return then.apply(link.result());
  }
}
