// SPDX-License-Identifier: Apache-2.0
package org.kilowire.contract;

import java.util.regex.Pattern;
import org.kilowire.contract.codec.Payload;

/**
 * The topics of one gateway: {@code kilowire/<gateway>/data|receipt|command|answer|event}.
 *
 * @param gateway id of the gateway: 1..64 letters, digits and {@code . _ -} of ASCII, so that no id
 *     reaches into another gateway's topics
 */
public record Topics(String gateway) {

  private static final Pattern GATEWAY = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  public Topics {
    check(gateway);
  }

  /** Whether {@code text} can be a gateway's id. */
  public static boolean isGateway(String text) {
    return GATEWAY.matcher(text).matches();
  }

  /** Gateway to IMS: {@link Batch}, as {@link Payload}. */
  public String data() {
    return topic("data");
  }

  /** IMS to gateway: {@link Receipt}. */
  public String receipt() {
    return topic("receipt");
  }

  /** IMS to gateway: {@link Command}. */
  public String command() {
    return topic("command");
  }

  /** Gateway to IMS: {@link CommandAnswer}. */
  public String answer() {
    return topic("answer");
  }

  /** Gateway to IMS: {@link EventMessage}. */
  public String event() {
    return topic("event");
  }

  private String topic(String last) {
    return "kilowire/" + gateway + "/" + last;
  }

  static void check(String gateway) {
    if (!isGateway(gateway)) {
      throw new IllegalArgumentException("not a gateway id: " + gateway);
    }
  }
}
