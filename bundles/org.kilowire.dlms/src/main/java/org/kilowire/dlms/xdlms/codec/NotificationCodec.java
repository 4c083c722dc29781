// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.xdlms.codec;

import java.nio.ByteBuffer;
import java.util.List;
import org.kilowire.conversation.Octets;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.axdr.DataType;
import org.kilowire.dlms.xdlms.DataNotification;
import org.kilowire.dlms.xdlms.EventNotification;
import org.kilowire.dlms.xdlms.InformationReport;
import org.kilowire.dlms.xdlms.Notification;

/**
 * Notifications as octets. Of their times meters write more forms than the standard has: with or
 * without the tag of an octet-string, and where the time is OPTIONAL with or without the flag of
 * that.
 */
final class NotificationCodec {

  private static final int VARIABLE_NAME = 2;
  private static final int ABSENT = 0;
  private static final int PRESENT = 1;

  private NotificationCodec() {}

  static DataNotification data(ApduReader in) {
    return new DataNotification(in.u32(), dateTime(in), in.data());
  }

  static EventNotification event(ApduReader in) {
    return new EventNotification(optionalTime(in), in.attribute(), in.data());
  }

  static InformationReport report(ApduReader in) {
    Octets time = optionalTime(in);
    List<Integer> names = in.list(() -> name(in));
    List<Data> values = in.list(in::data);
    if (names.size() != values.size()) {
      in.malformed(values.size() + " values of " + names.size() + " names", null);
    }
    return new InformationReport(time, names, values);
  }

  private static int name(ApduReader in) {
    int choice = in.u8();
    return choice == VARIABLE_NAME ? in.u16() : in.malformed("variable by choice " + choice, 0);
  }

  private static Octets dateTime(ApduReader in) {
    Octets time = time(in);
    return time.isEmpty() || time.length() == DataNotification.TIME_LENGTH
        ? time
        : in.malformed("a date-time of " + time.length() + " octets", Octets.EMPTY);
  }

  private static Octets optionalTime(ApduReader in) {
    int flag = in.peek();
    if (flag == ABSENT || flag == PRESENT) {
      in.u8();
    }
    return flag == ABSENT ? Octets.EMPTY : time(in);
  }

  /** No time has as many octets as the tag says when it is read as a length. */
  private static Octets time(ApduReader in) {
    if (in.peek() == DataType.OCTET_STRING.tag()) {
      in.u8();
    }
    return in.octets();
  }

  static void encode(Notification notification, ByteBuffer out) {
    if (notification instanceof DataNotification data) {
      out.put((byte) Tags.DATA_NOTIFICATION).putInt((int) data.invoke());
      ApduWriter.octets(out, data.time());
      ApduWriter.data(out, data.body());
    } else if (notification instanceof EventNotification event) {
      out.put((byte) Tags.EVENT_NOTIFICATION);
      optional(out, event.time());
      ApduWriter.attribute(out, event.attribute());
      ApduWriter.data(out, event.value());
    } else if (notification instanceof InformationReport report) {
      out.put((byte) Tags.INFORMATION_REPORT);
      optional(out, report.time());
      ApduWriter.list(
          out,
          report.names(),
          (to, name) -> to.put((byte) VARIABLE_NAME).putShort((short) (int) name));
      ApduWriter.list(out, report.values(), ApduWriter::data);
    }
  }

  private static void optional(ByteBuffer out, Octets time) {
    ApduWriter.flag(out, !time.isEmpty());
    if (!time.isEmpty()) {
      ApduWriter.octets(out, time);
    }
  }
}
