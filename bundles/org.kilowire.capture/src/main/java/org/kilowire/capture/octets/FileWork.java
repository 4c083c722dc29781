// SPDX-License-Identifier: Apache-2.0
package org.kilowire.capture.octets;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.kilowire.capture.CaptureException;
import org.kilowire.capture.CaptureReason;
import org.kilowire.capture.LiveState;
import org.kilowire.capture.live.LiveReader;
import org.kilowire.sv.ft3.Ft3Options;

/** A file, once through. */
final class FileWork extends OctetWork {

  private final Path file;
  private final byte[] reading = new byte[READING];
  private InputStream in;
  private boolean over;

  FileWork(Path file, Ft3Options expected, LiveReader.Told told) {
    super(expected, told);
    this.file = file;
  }

  @Override
  public void open() throws CaptureException {
    try {
      if (!Files.isRegularFile(file)) {
        throw new IOException("no file");
      }
      in = Files.newInputStream(file);
    } catch (IOException e) {
      throw notOpened(file.toString(), e);
    }
    told.state(LiveState.RECEIVING, "");
  }

  @Override
  public boolean isOpen() {
    return in != null;
  }

  @Override
  public void receive() {
    int count;
    String why = "the end of the file";
    try {
      count = in.read(reading, 0, reading.length);
    } catch (IOException e) {
      count = -1;
      why = file + " cannot be read any further: " + e.getMessage();
    }
    if (count > 0) {
      came(reading, count);
      return;
    }
    over = true;
    shut();
    told.state(LiveState.ENDED, why);
  }

  @Override
  public boolean isOver() {
    return over;
  }

  @Override
  public void shut() {
    if (in != null) {
      SelectedWork.closed(in);
      in = null;
      cut();
    }
  }

  @Override
  public boolean helpsToWait(CaptureReason reason) {
    return false;
  }
}
