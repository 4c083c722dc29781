// SPDX-License-Identifier: Apache-2.0
package org.kilowire.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.kilowire.simulators.meter.model.ArchiveRow;
import org.openmuc.jdlms.datatypes.DataObject;

/** Compares rows as the peer decoded them with a simulated meter's archive. */
final class ArchiveAssertions {

  private ArchiveAssertions() {}

  static void assertSame(DataObject buffer, List<ArchiveRow> archive) {
    List<DataObject> rows = buffer.getValue();
    assertThat(rows).hasSameSizeAs(archive);
    for (int i = 0; i < rows.size(); i++) {
      List<DataObject> row = rows.get(i).getValue();
      ArchiveRow expected = archive.get(i);
      byte[] stamp = row.get(0).getValue();
      assertThat(stamp).as("time of row %s", i).isEqualTo(expected.stamp().octets().toArray());
      assertThat(PeerClient.number(row.get(1))).as("status of %s", i).isEqualTo(expected.status());
      assertThat(row.stream().skip(2).map(PeerClient::number))
          .as("values of row %s", i)
          .containsExactlyElementsOf(expected.values());
    }
  }
}
