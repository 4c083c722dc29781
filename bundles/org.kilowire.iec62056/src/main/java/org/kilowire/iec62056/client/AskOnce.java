// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.client;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.kilowire.conversation.Step;
import org.kilowire.iec62056.Iec62056Reason;
import org.kilowire.iec62056.frame.Blocks;
import org.kilowire.iec62056.session.Answer;
import org.kilowire.iec62056.session.CommandMessage;
import org.kilowire.iec62056.signon.Identification;

/**
 * A read command behind the request, without a programming mode: {@code /?addr!} and the command,
 * as Energomera's meters take it. The data come at once, at the rate of the request.
 */
final class AskOnce extends SignOnDialogue<Answer> {

  private final CommandMessage command;

  AskOnce(LineState state, CommandMessage command) {
    super(state);
    this.command = command;
  }

  @Override
  byte[] requestOctets(String request) {
    byte[] block = Blocks.command(command.code(), command.data(), traits.check().bcc());
    byte[] head = request.stripTrailing().getBytes(StandardCharsets.US_ASCII);
    byte[] all = Arrays.copyOf(head, head.length + block.length);
    System.arraycopy(block, 0, all, head.length, block.length);
    return all;
  }

  @Override
  boolean readsData() {
    return true;
  }

  @Override
  boolean canAskAgain() {
    return false;
  }

  @Override
  Step identified(Identification identification, long now) {
    return failed(
        Iec62056Reason.MODE_NOT_OFFERED, "the meter identifies itself instead of answering");
  }

  @Override
  Step unidentified(Answer answer, long now) {
    return isRepeated()
        ? pause(traits.timing().firstCharacter(), now, DEAF, quiet -> done(answer))
        : done(answer);
  }
}
