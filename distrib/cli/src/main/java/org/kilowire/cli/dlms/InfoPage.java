// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.dlms;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.kilowire.cli.ExitCode;
import org.kilowire.cli.obis.ObisMeaning;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.dlms.cosem.LogicalName;
import org.kilowire.dlms.cosem.profile.CaptureObject;
import org.kilowire.dlms.cosem.time.CosemDateTime;
import org.kilowire.dlms.session.Association;
import org.kilowire.meter.RelayState;

/** A survey on a screen, or as one object. */
final class InfoPage {

  private final DlmsRun run;
  private final Survey survey;
  private final List<String> lines = new ArrayList<>();
  private final Map<String, Object> members = new LinkedHashMap<>();

  InfoPage(DlmsRun run, Survey survey) {
    this.run = run;
    this.survey = survey;
  }

  int print() {
    tell("serial", text(Survey.SERIAL));
    tell("device_name", text(Survey.DEVICE_NAME));
    tell("firmware", firmware());
    clock();
    survey.association().ifPresent(this::association);
    tell(
        "objects",
        survey.objects().isEmpty() ? Optional.empty() : Optional.of(survey.objects().size()));
    profiles();
    relays();
    run.printer().line(String.join(System.lineSeparator(), lines), members);
    return ExitCode.DONE;
  }

  private void tell(String name, Optional<?> value) {
    members.put(name, value.orElse(null));
    line(name, value.map(Object::toString).orElse("not told"));
  }

  private void line(String name, String text) {
    lines.add("%-12s %s".formatted(name.replace('_', ' '), text));
  }

  private Optional<String> text(AttributeRef of) {
    return survey
        .value(of)
        .map(data -> DataText.line(DataText.value(of, data, run.sign())))
        .filter(text -> !text.isBlank());
  }

  private Optional<String> firmware() {
    return Survey.FIRMWARE.stream().map(this::text).flatMap(Optional::stream).findFirst();
  }

  private void clock() {
    Optional<CosemDateTime> shown = survey.value(Survey.TIME).flatMap(CosemDateTime::of);
    Optional<Instant> time = shown.flatMap(one -> one.instant(run.sign()));
    members.put("clock", shown.map(one -> one.iso(run.sign())).orElse(null));
    String offset =
        time.map(one -> Duration.between(Instant.now(), one).toMillis() / 1000.0)
            .map("  %+.1f s against this computer"::formatted)
            .orElse("");
    line("clock", shown.map(one -> one.iso(run.sign()) + offset).orElse("not told"));
  }

  private void association(Association association) {
    List<String> services =
        association.negotiated().set().stream()
            .map(one -> one.name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .toList();
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("client", run.meter().traits().integer("client"));
    told.put("authentication", run.meter().traits().choice("authentication"));
    told.put("max_pdu", association.serverMaxPdu());
    told.put("conformance", services);
    members.put("association", told);
    line(
        "association",
        "client %s, authentication %s, max PDU %d"
            .formatted(told.get("client"), told.get("authentication"), association.serverMaxPdu()));
    line("", String.join(" ", services));
  }

  private void profiles() {
    List<Map<String, Object>> all = new ArrayList<>();
    for (LogicalName name : survey.profiles()) {
      List<String> columns = columns(name);
      Map<String, Object> told = new LinkedHashMap<>();
      told.put("obis", name.toString());
      told.put("meaning", ObisMeaning.of(name.octets()));
      told.put("period_s", number(Survey.profile(name, 4)));
      told.put("rows", number(Survey.profile(name, 7)));
      told.put("most_rows", number(Survey.profile(name, 8)));
      told.put("columns", columns);
      all.add(told);
      line(
          "profile",
          "%s  %s: %s, %s of %s rows"
              .formatted(
                  name,
                  told.get("meaning"),
                  period(number(Survey.profile(name, 4))),
                  told.get("rows") == null ? "?" : told.get("rows"),
                  told.get("most_rows") == null ? "?" : told.get("most_rows")));
      line("", String.join(" ", columns));
    }
    members.put("profiles", all);
  }

  private static String period(Long seconds) {
    if (seconds == null) {
      return "period not told";
    }
    return seconds == 0 ? "as it happens" : "every " + Duration.ofSeconds(seconds).toString();
  }

  /** Null where it was not told. */
  private Long number(AttributeRef of) {
    OptionalLong number = survey.value(of).map(Data::number).orElse(OptionalLong.empty());
    return number.isPresent() ? number.getAsLong() : null;
  }

  private List<String> columns(LogicalName profile) {
    return survey
        .value(Survey.profile(profile, 3))
        .flatMap(CaptureObject::listOf)
        .map(all -> all.stream().map(CaptureObject::toString).toList())
        .orElse(List.of());
  }

  private void relays() {
    List<Map<String, Object>> all = new ArrayList<>();
    for (LogicalName name : survey.relays()) {
      Map<String, Object> told = new LinkedHashMap<>();
      told.put("obis", name.toString());
      told.put(
          "output_state",
          survey
              .value(Survey.relay(name, 2))
              .map(data -> data.number().orElse(0) == 1)
              .orElse(null));
      told.put("control_state", control(number(Survey.relay(name, 3))));
      told.put("control_mode", number(Survey.relay(name, 4)));
      all.add(told);
      line("relay", DataText.line(told));
    }
    members.put("relays", all);
  }

  /** As {@code dlms relay} calls it; what the standard has not is its number. */
  private static Object control(Long state) {
    RelayState.Control[] states = RelayState.Control.values();
    return state == null || state < 0 || state >= states.length
        ? state
        : DlmsRelay.text(states[state.intValue()]);
  }
}
