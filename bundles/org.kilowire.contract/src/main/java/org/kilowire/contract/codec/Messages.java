// SPDX-License-Identifier: Apache-2.0
package org.kilowire.contract.codec;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.kilowire.contract.ContractReason;
import org.kilowire.contract.json.JsonIn;
import org.kilowire.contract.json.JsonOut;
import org.kilowire.contract.json.Members;
import org.kilowire.conversation.Decoded;

/** What the small messages share: a limit of size, and objects of strings. */
final class Messages {

  private Messages() {}

  static byte[] bounded(int max, JsonOut.Writing writing) {
    byte[] body = JsonOut.encode(writing);
    if (body.length > max) {
      throw new IllegalArgumentException("a message of " + body.length + " octets, over " + max);
    }
    return body;
  }

  static <T> Decoded<T> decode(byte[] body, int max, JsonIn.Reading<T> reading) {
    if (body.length > max) {
      return new Decoded.Malformed<>(
          ContractReason.MESSAGE_TOO_LARGE, body.length + " octets, over " + max, body.length);
    }
    return JsonIn.decode(body, ContractReason.MALFORMED_MESSAGE, reading);
  }

  static Map<String, String> texts(JsonIn in, int max) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    Members members = in.members(max);
    while (members.next()) {
      texts.put(members.name(), in.text());
    }
    return texts;
  }
}
