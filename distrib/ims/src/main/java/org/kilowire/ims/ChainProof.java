// SPDX-License-Identifier: Apache-2.0
package org.kilowire.ims;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.kilowire.contract.Batch;
import org.kilowire.contract.BatchHeader;
import org.kilowire.contract.DigestChain;
import org.kilowire.contract.Range;
import org.kilowire.contract.codec.BatchCodec;
import org.kilowire.contract.codec.Payload;
import org.kilowire.conversation.Decoded;
import org.kilowire.conversation.Octets;
import org.kilowire.meter.Block;
import org.kilowire.meter.Column;

/** One gateway's batches of one epoch, link by link. */
final class ChainProof {

  private final String gateway;
  private final UUID epoch;
  private final List<Range> holes;
  private final ReadingTable readings;
  private final List<String> faults = new ArrayList<>();
  private long batches;
  private long values;
  private long last;
  private Octets digest = DigestChain.START;

  ChainProof(String gateway, UUID epoch, List<Range> holes, ReadingTable readings) {
    this.gateway = gateway;
    this.epoch = epoch;
    this.holes = holes;
    this.readings = readings;
  }

  /** The next batch: first, last, before, digest, body. */
  void batch(ResultSet row) throws SQLException {
    batches++;
    Range range = new Range(row.getLong(1), row.getLong(2));
    Octets before = Octets.of(row.getBytes(3));
    if (range.first() != last + 1) {
      gap(range);
    } else if (!before.equals(digest)) {
      fault("batch " + range + " does not go on from the digest before it");
    }
    Octets recorded = Octets.of(row.getBytes(4));
    if (Payload.gunzip(row.getBytes(5)) instanceof Decoded.Complete<byte[]> body) {
      body(range, before, recorded, body.value());
    } else {
      fault("batch " + range + " cannot be unpacked");
    }
    last = range.last();
    digest = recorded;
  }

  private void gap(Range range) {
    if (range.first() <= last) {
      fault("batch " + range + " overlaps the one before it, up to " + last);
    } else if (!holes.contains(new Range(last + 1, range.first() - 1))) {
      fault("blocks " + (last + 1) + ".." + (range.first() - 1) + " are missing");
    }
  }

  private void body(Range range, Octets before, Octets recorded, byte[] body) throws SQLException {
    if (!DigestChain.after(before, body).equals(recorded)) {
      fault("batch " + range + " is not what its digest says");
    }
    if (!(BatchCodec.decode(body) instanceof Decoded.Complete<Batch> batch)) {
      fault("batch " + range + " cannot be read");
      return;
    }
    BatchHeader header = batch.value().header();
    if (!header.gateway().equals(gateway)
        || !header.epoch().equals(epoch)
        || !header.range().equals(range)
        || !header.before().equals(before)) {
      fault("batch " + range + " says other things of itself than its record does");
    }
    for (Block block : batch.value().blocks()) {
      values(range, block);
    }
  }

  private void values(Range range, Block block) throws SQLException {
    for (int row = 0; row < block.rows(); row++) {
      for (Column column : block.columns()) {
        values++;
        if (!readings.holds(block, row, column)) {
          fault(
              "batch "
                  + range
                  + ": no reading of "
                  + block.source().meter()
                  + " "
                  + column.quantity()
                  + " at "
                  + block.times()[row]);
        }
      }
    }
  }

  private void fault(String what) {
    if (faults.size() < Diagnosis.MAX_FAULTS - 1) {
      faults.add(what);
    } else if (faults.size() < Diagnosis.MAX_FAULTS) {
      faults.add("and more");
    }
  }

  Diagnosis end(long upTo, byte[] recorded, Map<String, Long> counters) {
    if (upTo != last || !Arrays.equals(recorded, digest.toArray())) {
      fault("the chain is said to reach " + upTo + ", its batches reach " + last);
    }
    return new Diagnosis(gateway, epoch, batches, last, digest, values, holes, faults, counters);
  }
}
