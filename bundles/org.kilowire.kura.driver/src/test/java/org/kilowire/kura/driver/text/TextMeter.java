// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.text;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Step;

/**
 * A meter that says its registers as text: {@code ?A B} is answered by {@code A=1 kWh;B=2}, {@code
 * A:=3} by {@code OK}, {@code LOGIN password} by {@code OK} or {@code NO}. A line each.
 */
final class TextMeter implements Conversation<Void> {

  final Map<String, String> registers =
      new TreeMap<>(
          Map.of("serial", "4711", "1.8.0", "12345.6 kWh", "2.8.0", "7 kWh", "name", "A"));
  final List<String> requests = new ArrayList<>();
  boolean silent;
  boolean silentAboutWrites;
  private boolean mute;

  boolean isSilent() {
    return silent || mute;
  }

  @Override
  public Step begin(long now) {
    return new Step.Await(Long.MAX_VALUE);
  }

  @Override
  public Step sent(long now) {
    return begin(now);
  }

  @Override
  public Step received(ByteBuffer in, long now) {
    for (int i = in.position(); i < in.limit(); i++) {
      if (in.get(i) == '\n') {
        byte[] line = new byte[i - in.position()];
        in.get(line).get();
        String answer = answer(new String(line, StandardCharsets.UTF_8)) + "\n";
        return new Step.Send(
            ByteBuffer.wrap(answer.getBytes(StandardCharsets.UTF_8)), Long.MAX_VALUE);
      }
    }
    return begin(now);
  }

  private String answer(String request) {
    requests.add(request);
    mute = false;
    if (request.startsWith("?")) {
      List<String> answers = new ArrayList<>();
      for (String register : request.substring(1).split(" ", -1)) {
        answers.add(registers.getOrDefault(register, "!"));
      }
      return String.join(";", answers);
    }
    if (request.startsWith("LOGIN")) {
      return request.equals("LOGIN opensesame") ? "OK" : "NO";
    }
    int is = request.indexOf(":=");
    registers.put(request.substring(0, is), request.substring(is + 2));
    mute = silentAboutWrites;
    return "OK";
  }

  @Override
  public Step elapsed(long now) {
    return begin(now);
  }

  @Override
  public Void result() {
    return null;
  }
}
