// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.dataset.scl;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The SCD of one bay with one merging unit, 9-2LE, and what tests change in it. */
final class BayDocument {

  private final String text;

  private BayDocument(String text) {
    this.text = text;
  }

  static BayDocument whole() {
    try (InputStream in = BayDocument.class.getResourceAsStream("bay.scd")) {
      return new BayDocument(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With each {@code found} replaced, which has to be there. */
  BayDocument with(String found, String replacement) {
    if (!text.contains(found)) {
      throw new AssertionError("the document has no " + found);
    }
    return new BayDocument(text.replace(found, replacement));
  }

  /** With all FCDAs replaced. */
  BayDocument withMembers(String fcdas) {
    int from = text.indexOf("<FCDA ldInst");
    int to = text.indexOf("</DataSet>");
    return new BayDocument(text.substring(0, from) + fcdas + text.substring(to));
  }

  byte[] octets() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  SclResult.Read read() {
    return read(50);
  }

  SclResult.Read read(double nominalHertz) {
    SclResult result = SclDocument.read(octets(), nominalHertz);
    if (result instanceof SclResult.Read read) {
      return read;
    }
    throw new AssertionError(result);
  }

  PromisedStream stream() {
    return read().streams().get(0);
  }

  /** What the remarks say, without their places. */
  List<String> remarks() {
    return read().remarks().stream().map(SclRemark::message).toList();
  }
}
