// SPDX-License-Identifier: Apache-2.0
package org.kilowire.fleet.document;

import java.util.List;

/**
 * One mistake in the valid document.
 *
 * @param name what is wrong
 * @param old the first place of this text is replaced
 * @param by what it is replaced with
 * @param path of the only problem
 * @param says what its message contains
 * @param inSchema whether the schema refuses the document too
 */
record DocumentFault(
    String name, String old, String by, String path, String says, boolean inSchema) {

  private static DocumentFault form(String name, String old, String by, String path, String says) {
    return new DocumentFault(name, old, by, path, says, true);
  }

  /** A fault that only the gateway can see. */
  private static DocumentFault sense(String name, String old, String by, String path, String says) {
    return new DocumentFault(name, old, by, path, says, false);
  }

  String document() {
    return Documents.replace(Documents.valid(), old, by);
  }

  @Override
  public String toString() {
    return name;
  }

  static List<DocumentFault> all() {
    return List.of(
        form(
            "version of the future",
            "\"version\": 1",
            "\"version\": 2",
            "$.version",
            "must be 1, not the number 2"),
        form(
            "version is text",
            "\"version\": 1",
            "\"version\": \"1\"",
            "$.version",
            "must be a whole number 1..1, not a string"),
        form("no gateway", "\"gateway\": \"gw-1\",", "", "$", "the member \"gateway\" is missing"),
        form(
            "gateway with a slash",
            "gw-1",
            "gw/1",
            "$.gateway",
            "must be 1..64 characters of A-Z a-z 0-9 . _ -, not \"gw/1\""),
        form("id too long", "gw-1", "g".repeat(65), "$.gateway", "1..64 characters"),
        form(
            "unknown member at the top",
            "\"gateway\"",
            "\"gatway\": 1, \"gateway\"",
            "$.gatway",
            "unknown member; perhaps \"gateway\" is meant; allowed are version,"),
        sense(
            "repeated member",
            "\"gateway\"",
            "\"version\": 1, \"gateway\"",
            "$.version",
            "a second member of this name"),
        form(
            "registers are an object",
            "[\"1-0:1.8.0*255\", \"1-0:2.8.0\"]",
            "{}",
            "$.types[0].registers",
            "must be a list, not an object"),
        form(
            "line without URI",
            ", \"uri\": \"tcp://127.0.0.1:4060\"",
            "",
            "$.lines[0]",
            "the member \"uri\" is missing"),
        form(
            "line with settings",
            "\"uri\": \"tcp",
            "\"baud\": 9600, \"uri\": \"tcp",
            "$.lines[0].baud",
            "unknown member; allowed are id, uri"),
        form(
            "URI with a space at its end",
            ":4060",
            ":4060 ",
            "$.lines[0].uri",
            "no space at either end"),
        sense(
            "repeated member of a line",
            "\"id\": \"feeder-2\"",
            "\"id\": \"feeder-2\", \"id\": \"feeder-1\"",
            "$.lines[1].id",
            "second member"),
        sense(
            "two lines to one place",
            "serial:/dev/ttyUSB0?baud=9600",
            "tcp://127.0.0.1:4060?echo=true",
            "$.lines[1].uri",
            "\"tcp://127.0.0.1:4060\" is where $.lines[0] leads already"),
        form(
            "line is text",
            "{\"id\": \"feeder-1\",",
            "\"x\", {\"id\": \"feeder-1\",",
            "$.lines[0]",
            "must be an object, not a string"),
        sense(
            "unknown protocol",
            "\"dlms\"",
            "\"dmls\"",
            "$.types[0].protocol",
            "must be one of dlms, iec62056, not \"dmls\"; perhaps \"dlms\" is meant"),
        sense(
            "integer trait below its range",
            "\"client\": 17",
            "\"client\": 0",
            "$.types[0].traits.client",
            "must be a whole number 1..127, not the number 0"),
        form(
            "integer trait with a fraction",
            "\"client\": 17",
            "\"client\": 17.5",
            "$.types[0].traits.client",
            "not the number 17.5"),
        sense(
            "integer trait is text",
            "\"client\": 17",
            "\"client\": \"17\"",
            "$.types[0].traits.client",
            "not a string"),
        sense(
            "integer trait beyond 64 bits",
            "\"client\": 17",
            "\"client\": 1e30",
            "$.types[0].traits.client",
            "not the number 1e30"),
        sense(
            "choice that is none",
            "\"hdlc\"",
            "\"hldc\"",
            "$.types[0].traits.framing",
            "must be one of hdlc, wrapper, not \"hldc\"; perhaps \"hdlc\" is meant"),
        sense(
            "flag is a number",
            "\"quiet\": true",
            "\"quiet\": 1",
            "$.types[0].traits.quiet",
            "must be true or false, not the number 1"),
        sense(
            "unknown trait",
            "\"quiet\": true",
            "\"max-pdu\": 1",
            "$.types[0].traits['max-pdu']",
            "unknown trait; the protocol has authentication, client,"),
        form(
            "trait is null",
            "\"quiet\": true",
            "\"quiet\": null",
            "$.types[0].traits.quiet",
            "must be true or false, not null"),
        sense(
            "mandatory trait missing",
            "\"client\": 17,",
            "",
            "$.meters[0].traits",
            "the trait \"client\" is missing: neither the meter nor its type \"sim-hdlc\" gives"
                + " it"),
        sense(
            "duration trait out of range",
            "PT2.5S",
            "PT2M",
            "$.meters[0].traits.timeout",
            "must be a time span PT0.1S to PT1M (ISO 8601), not \"PT2M\""),
        sense(
            "duration trait in other words",
            "PT2.5S",
            "5s",
            "$.meters[0].traits.timeout",
            "not \"5s\""),
        sense(
            "text trait too long",
            "Keller",
            "Kellergeschoss",
            "$.meters[2].traits.label",
            "must be at most 8 characters"),
        sense(
            "password in plain text",
            "secret:m-1",
            "hunter2",
            "$.meters[0].traits.password",
            "a secret never stands in this document: must be \"secret:NAME\""),
        sense(
            "password as a number",
            "\"secret:m-1\"",
            "471108154711",
            "$.meters[0].traits.password",
            "not shown"),
        sense(
            "password after the word",
            "secret:m-1",
            "secret:hunter two",
            "$.meters[0].traits.password",
            "not shown"),
        sense(
            "secret that is not there",
            "secret:m-1",
            "secret:m-9",
            "$.meters[0].traits.password",
            "there is no secret named \"m-9\""),
        form(
            "traits are a list",
            "\"traits\": {\"label\": \"Keller\"}",
            "\"traits\": []",
            "$.meters[2].traits",
            "must be an object, not a list"),
        form(
            "no time",
            "\"time\": {\"stamps\": \"end\", \"zone\": \"Europe/Berlin\"},",
            "",
            "$.types[0]",
            "the member \"time\" is missing"),
        form(
            "no stamps",
            "\"stamps\": \"end\", ",
            "",
            "$.types[0].time",
            "the member \"stamps\" is missing"),
        form(
            "stamps in the middle",
            "\"end\"",
            "\"middle\"",
            "$.types[0].time.stamps",
            "must be one of end, start, not \"middle\""),
        sense(
            "unknown zone",
            "Europe/Berlin",
            "Europe/Berln",
            "$.types[0].time.zone",
            "perhaps \"Europe/Berlin\" is meant"),
        form(
            "dst is text",
            "\"dst\": false",
            "\"dst\": \"no\"",
            "$.types[1].time.dst",
            "must be true or false, not a string"),
        form(
            "deviation is none",
            "utc-to-local",
            "utc",
            "$.types[1].time.deviation",
            "must be one of local-to-utc, utc-to-local, not \"utc\""),
        form(
            "register is none",
            "1-0:2.8.0",
            "2.8",
            "$.types[0].registers[1]",
            "must be a register or profile (1-0:1.8.0*255, 3:1-0:1.8.0*255:3, raw:NAME), not"
                + " \"2.8\""),
        sense(
            "register beyond 255",
            "1-0:2.8.0",
            "1-0:2.256.0",
            "$.types[0].registers[1]",
            "not \"1-0:2.256.0\""),
        form(
            "register is a round",
            "1-0:2.8.0",
            "round:x",
            "$.types[0].registers[1]",
            "not \"round:x\""),
        form(
            "register twice",
            "1-0:2.8.0",
            "1-0:1.8.0*255",
            "$.types[0].registers[1]",
            "\"1-0:1.8.0*255\" is there twice"),
        sense(
            "register twice in two forms",
            "1-0:2.8.0",
            "1-0:1.8.0",
            "$.types[0].registers[1]",
            "\"1-0:1.8.0*255\" is there twice"),
        sense(
            "meter of no type",
            "\"type\": \"old\"",
            "\"type\": \"odl\"",
            "$.meters[2].type",
            "there is no type \"odl\"; perhaps \"old\" is meant"),
        sense(
            "meter on no line",
            "\"line\": \"feeder-2\"",
            "\"line\": \"feeder-3\"",
            "$.meters[2].line",
            "there is no line \"feeder-3\"; perhaps \"feeder-"),
        form(
            "meter without a line",
            ", \"line\": \"feeder-2\"",
            "",
            "$.meters[2]",
            "the member \"line\" is missing"),
        form(
            "device is a number",
            "\"KW000001\"",
            "1",
            "$.meters[0].device",
            "must be a string, not the number 1"),
        form(
            "device is empty",
            "KW000001",
            "",
            "$.meters[0].device",
            "must be 1..64 printable characters"),
        form("device with a line feed", "KW000001", "KW\\n1", "$.meters[0].device", "not \"KW?1\""),
        form(
            "every in words",
            "PT5S",
            "5 s",
            "$.schedules[0].every",
            "must be a time span PT1S to P31D (ISO 8601), not \"5 s\""),
        sense("every too short", "PT5S", "PT0S", "$.schedules[0].every", "not \"PT0S\""),
        form("every negative", "PT5S", "PT-5S", "$.schedules[0].every", "not \"PT-5S\""),
        form("every in months", "PT5S", "P1M", "$.schedules[0].every", "not \"P1M\""),
        sense(
            "every in parts of a second",
            "PT5S",
            "PT5.5S",
            "$.schedules[0].every",
            "must be a whole number of seconds"),
        sense(
            "offset as long as the period",
            "PT1M\",\n      \"meters\"",
            "PT15M\",\n      \"meters\"",
            "$.schedules[1].offset",
            "must be a time span PT0S to PT14M59S (ISO 8601), not \"PT15M\""),
        form(
            "nobody to read",
            "[\"*\"]",
            "[]",
            "$.schedules[0].meters",
            "has 0 items; allowed are 1..10000"),
        sense(
            "schedule for no meter",
            "\"m-2\", \"type",
            "\"m-4\", \"type",
            "$.schedules[1].meters[0]",
            "there is no meter \"m-4\"; perhaps \"m-"),
        sense(
            "schedule for no type",
            "type:sim-hdlc",
            "type:sim-hdcl",
            "$.schedules[1].meters[1]",
            "there is no type \"sim-hdcl\"; perhaps \"sim-hdlc\" is meant"),
        form(
            "meter twice in a schedule",
            "\"type:sim-hdlc\"",
            "\"m-2\"",
            "$.schedules[1].meters[1]",
            "\"m-2\" is there twice"),
        form(
            "nothing to read",
            "\"registers\": true",
            "\"registers\": false",
            "$.schedules[0]",
            "reads nothing: registers and profiles are false"),
        form(
            "empty selection",
            "[\"1-0:1.8.0\"]",
            "[]",
            "$.schedules[2].registers",
            "must be true (what the type lists), false or a list that is not empty, not a list"),
        form(
            "selection is text",
            "\"registers\": true",
            "\"registers\": \"all\"",
            "$.schedules[0].registers",
            "not a string"),
        sense(
            "too far back",
            "P10D",
            "P10000D",
            "$.schedules[1].from",
            "must be a time span PT1H to P3660D (ISO 8601), not \"P10000D\""),
        form(
            "too many attempts",
            "\"attempts\": 5",
            "\"attempts\": 21",
            "$.schedules[1].retry.attempts",
            "must be a whole number 1..20, not the number 21"),
        form(
            "unknown member of retry",
            "\"attempts\": 5",
            "\"atempts\": 5",
            "$.schedules[1].retry.atempts",
            "unknown member; perhaps \"attempts\" is meant; allowed are attempts, first, most"),
        sense(
            "pauses that shrink",
            "\"most\": \"PT1M\"",
            "\"most\": \"PT1S\"",
            "$.schedules[1].retry.most",
            "the longest pause is shorter than the first, PT2S"),
        form(
            "unknown priority",
            "\"backfill\"",
            "\"command\"",
            "$.schedules[1].priority",
            "must be one of schedule, backfill, not \"command\""));
  }
}
