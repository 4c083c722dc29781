// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.dlms;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import org.kilowire.dlms.cosem.AttributeRef;

/** The names of fields in structured attributes (IEC 62056-6-2), of an array's elements too. */
final class Structures {

  private static final List<String> CAPTURE_OBJECT =
      List.of("class_id", "logical_name", "attribute_index", "data_index");

  /** By class and attribute. */
  private static final Map<String, List<String>> FIELDS =
      Map.ofEntries(
          entry("7:3", CAPTURE_OBJECT),
          entry("7:6", CAPTURE_OBJECT),
          entry("9:2", List.of("script_identifier", "actions")),
          entry("11:2", List.of("index", "specialday_date", "day_id")),
          entry("15:2", List.of("class_id", "version", "logical_name", "access_rights")),
          entry("15:3", List.of("client_SAP", "server_SAP")),
          entry(
              "15:5",
              List.of(
                  "conformance",
                  "max_receive_pdu_size",
                  "max_send_pdu_size",
                  "dlms_version_number",
                  "quality_of_service",
                  "cyphering_info")),
          entry("17:2", List.of("SAP", "logical_device_name")),
          entry("20:3", List.of("season_profile_name", "season_start", "week_name")),
          entry("20:7", List.of("season_profile_name", "season_start", "week_name")),
          entry("22:2", List.of("script_logical_name", "script_selector")),
          entry("22:4", List.of("time", "date")),
          entry("71:2", List.of("class_id", "logical_name", "attribute_index")));

  private Structures() {}

  /**
   * The fields of the structure that an attribute is or consists of; none where it is not known.
   */
  static List<String> fields(AttributeRef of) {
    return FIELDS.getOrDefault(of.classId() + ":" + of.attribute(), List.of());
  }

  /** Whether an attribute is the scaler and unit of another one. */
  static boolean isScalerUnit(AttributeRef of) {
    return switch (of.classId()) {
      case 3, 4 -> of.attribute() == 3;
      case 5 -> of.attribute() == 4;
      default -> false;
    };
  }
}
