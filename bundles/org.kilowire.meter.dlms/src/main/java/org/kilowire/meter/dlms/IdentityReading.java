// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.dlms;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Reason;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.dlms.cosem.LogicalName;
import org.kilowire.dlms.cosem.OctetText;
import org.kilowire.dlms.session.client.DlmsClient;
import org.kilowire.dlms.xdlms.parameter.GetResult;
import org.kilowire.meter.Identity;
import org.kilowire.meter.MeterReason;

/**
 * Who answers: the serial number, else the logical device name. Not where one of them cannot be
 * read just now: the same device would be two, in turn.
 */
final class IdentityReading {

  private IdentityReading() {}

  static Conversation<Identity> read(DlmsClient client, LogicalName serialObject) {
    AttributeRef serial = new AttributeRef(Objects.DATA, serialObject, 2);
    return Conversation.then(
        client.getList(List.of(serial, Objects.LOGICAL_DEVICE_NAME)),
        answers -> {
          Map<String, String> details = new LinkedHashMap<>();
          Optional<String> number = text(answers.get(0));
          Optional<String> name = text(answers.get(1));
          Optional<Reason> later = Refusals.passing(answers.get(0));
          if (number.isEmpty() && later.isEmpty()) {
            later = Refusals.passing(answers.get(1));
          }
          if (later.isPresent()) {
            return Conversation.failed(later.get(), "the device does not say who it is now");
          }
          number.ifPresent(text -> details.put("serial", text));
          name.ifPresent(text -> details.put("logical-device-name", text));
          return number
              .or(() -> name)
              .<Conversation<Identity>>map(device -> Conversation.of(new Identity(device, details)))
              .orElseGet(
                  () ->
                      Conversation.failed(
                          MeterReason.NOT_READABLE, "the device does not say who it is"));
        });
  }

  private static Optional<String> text(GetResult answer) {
    return answer instanceof GetResult.Value value
        ? text(value.data()).map(Identity::text).filter(text -> !text.isEmpty())
        : Optional.empty();
  }

  /** Text where it prints, else hexadecimal digits; a number as it is. Padding is no identity. */
  private static Optional<String> text(Data data) {
    if (data instanceof Data.OctetString string) {
      return OctetText.isPadding(string.octets())
          ? Optional.empty()
          : Optional.of(OctetText.of(string.octets()));
    }
    if (data instanceof Data.VisibleString string) {
      return Optional.of(string.text());
    }
    if (data instanceof Data.Utf8String string) {
      return Optional.of(string.text());
    }
    return data instanceof Data.Whole whole
        ? Optional.of(whole.exact().toString())
        : Optional.empty();
  }
}
