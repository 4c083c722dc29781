// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.uplink;

import org.kilowire.uplink.Transport;

/** What a service is wired in as; {@link #toString} is the name of the component's reference. */
enum Role {
  DATA("DataPublisher"),
  ANSWER("AnswerPublisher"),
  EVENT("EventPublisher"),
  RECEIPT("ReceiptSubscriber"),
  COMMAND("CommandSubscriber");

  private final String reference;

  Role(String reference) {
    this.reference = reference;
  }

  static Role of(Transport.Outgoing channel) {
    return switch (channel) {
      case DATA -> DATA;
      case ANSWER -> ANSWER;
      case EVENT -> EVENT;
    };
  }

  static Role of(Transport.Incoming channel) {
    return switch (channel) {
      case RECEIPT -> RECEIPT;
      case COMMAND -> COMMAND;
    };
  }

  /** The field of the configuration that says which service it is. */
  String field() {
    return reference + ".target";
  }

  @Override
  public String toString() {
    return reference;
  }
}
