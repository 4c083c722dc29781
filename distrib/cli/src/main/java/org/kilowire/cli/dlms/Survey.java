// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.dlms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kilowire.conversation.Conversation;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.dlms.cosem.LogicalName;
import org.kilowire.dlms.cosem.ObjectListElement;
import org.kilowire.dlms.session.Association;
import org.kilowire.dlms.session.client.DlmsClient;
import org.kilowire.dlms.xdlms.parameter.GetResult;

/** What a meter says of itself: its objects, and the attributes that tell what it is. */
final class Survey {

  private static final int DATA = 1;
  private static final int PROFILE = 7;
  private static final int DISCONNECT_CONTROL = 70;

  static final AttributeRef SERIAL = ref(DATA, "0.0.96.1.0.255", 2);
  static final AttributeRef DEVICE_NAME = ref(DATA, "0.0.42.0.0.255", 2);
  static final AttributeRef TIME = ref(8, "0.0.1.0.0.255", 2);

  /** Where meters say their firmware: of electricity, and the active firmware as such. */
  static final List<AttributeRef> FIRMWARE =
      List.of(ref(DATA, "1.0.0.2.0.255", 2), ref(DATA, "0.0.0.2.0.255", 2));

  private final DlmsClient client;
  private final List<ObjectListElement> objects;
  private final Map<AttributeRef, GetResult> answers = new HashMap<>();
  private Optional<Association> association = Optional.empty();

  Survey(DlmsClient client, List<ObjectListElement> objects) {
    this.client = client;
    this.objects = objects;
  }

  private static AttributeRef ref(int classId, String name, int attribute) {
    return new AttributeRef(classId, LogicalName.of(name), attribute);
  }

  /** Asks; what is refused stays unknown. */
  Conversation<Survey> read() {
    List<AttributeRef> request = new ArrayList<>(List.of(SERIAL, DEVICE_NAME, TIME));
    request.addAll(FIRMWARE);
    profiles().forEach(name -> List.of(3, 4, 7, 8).forEach(at -> request.add(profile(name, at))));
    relays().forEach(name -> List.of(2, 3, 4).forEach(at -> request.add(relay(name, at))));
    return Conversation.then(
        client.getList(request),
        results -> {
          for (int i = 0; i < request.size(); i++) {
            answers.put(request.get(i), results.get(i));
          }
          association = client.association();
          return Conversation.of(this);
        });
  }

  /** The value of an attribute; empty where it was refused or is null-data. */
  Optional<Data> value(AttributeRef of) {
    return answers.get(of) instanceof GetResult.Value value
            && !(value.data() instanceof Data.NullData)
        ? Optional.of(value.data())
        : Optional.empty();
  }

  /** The one in force when it was asked. */
  Optional<Association> association() {
    return association;
  }

  /** Empty where the meter does not show them. */
  List<ObjectListElement> objects() {
    return objects;
  }

  List<LogicalName> profiles() {
    return named(PROFILE);
  }

  List<LogicalName> relays() {
    return named(DISCONNECT_CONTROL);
  }

  static AttributeRef profile(LogicalName name, int attribute) {
    return new AttributeRef(PROFILE, name, attribute);
  }

  static AttributeRef relay(LogicalName name, int attribute) {
    return new AttributeRef(DISCONNECT_CONTROL, name, attribute);
  }

  private List<LogicalName> named(int classId) {
    return objects.stream()
        .filter(object -> object.classId() == classId)
        .map(ObjectListElement::name)
        .distinct()
        .toList();
  }
}
