// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.output;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A command's output: lines for people, one JSON object a line, or comma-separated values. What is
 * said besides goes to standard error. Several threads may print.
 */
public final class Printer {

  /** How results are written. */
  public enum Form {
    TEXT,
    JSON,
    /** RFC 4180: a header, then a line each; names and values in the order of {@link #table}. */
    CSV
  }

  private final PrintWriter out;
  private final PrintWriter err;
  private final Form form;
  private final Progress progress;
  private List<String> columns = List.of();

  /** Prints on {@code out}, and on {@code err} what is no result. */
  public Printer(PrintWriter out, PrintWriter err, Form form) {
    this(out, err, form, Progress.on(err));
  }

  Printer(PrintWriter out, PrintWriter err, Form form, Progress progress) {
    this.out = out;
    this.err = err;
    this.form = form;
    this.progress = progress;
  }

  /** As text or JSON, everything on {@code out}. */
  public Printer(PrintWriter out, boolean json) {
    this(out, out, json ? Form.JSON : Form.TEXT);
  }

  /**
   * Names the members that are columns where results are comma-separated values; once before the
   * first {@link #line}, and again for other columns.
   */
  public synchronized void table(List<String> names) {
    if (form == Form.CSV && !names.equals(columns)) {
      columns = List.copyOf(names);
      out.println(Csv.line(columns));
    }
  }

  /**
   * Prints one result.
   *
   * @param text for people
   * @param members for programs, in the order of the map: numbers, text, flags, lists, maps, null
   */
  public synchronized void line(String text, Map<String, ?> members) {
    progress.clear();
    progress.row();
    out.println(
        switch (form) {
          case TEXT -> text;
          case JSON -> Json.object(members);
          case CSV -> Csv.line(columns.stream().map(members::get).toList());
        });
    out.flush();
  }

  /** Prints that the answer was no: a result, but not one of a table. */
  public void refusal(String text, Map<String, ?> members) {
    if (form == Form.CSV) {
      say(text);
    } else {
      line(text, members);
    }
  }

  /** Prints what all results come to: a result, but not one of a table. */
  public void summary(String text, Map<String, ?> members) {
    refusal(text, members);
  }

  /** Prints why there is nothing else to print: for people on standard error. */
  public void failure(String text, Map<String, ?> members) {
    if (form == Form.JSON) {
      line(text, members);
    } else {
      say(text);
    }
  }

  /** Says something to people, beside the results. */
  public void advise(String text) {
    if (form != Form.JSON) {
      say(text);
    }
  }

  private synchronized void say(String text) {
    progress.clear();
    err.println(text);
    err.flush();
  }

  /** How far the command is. */
  public Progress progress() {
    return progress;
  }

  /** Two members in this order; {@link Map#of} has no order. */
  public static Map<String, Object> members(
      String name, Object value, String nextName, Object nextValue) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put(name, value);
    members.put(nextName, nextValue);
    return members;
  }
}
