// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.sv.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.kilowire.cli.option.WrongUsage;
import org.kilowire.sv.dataset.ChannelMap;
import org.kilowire.sv.dataset.document.ChannelMapDocument;
import org.kilowire.sv.dataset.document.ChannelMapResult;
import org.kilowire.sv.dataset.document.ShippedMaps;
import org.kilowire.sv.dataset.scl.SclDocument;
import org.kilowire.sv.dataset.scl.SclResult;
import org.kilowire.sv.monitor.StreamMaps;
import picocli.CommandLine.Option;

/** What is known of streams before they are heard. */
public final class MapOptions {

  private static final double LOWEST = 10;
  private static final double HIGHEST = 100;

  @Option(
      names = "--map",
      paramLabel = "FILE",
      description = "a document of channel maps (default: what format and length suggest)")
  private Path mapFile;

  @Option(
      names = "--scl",
      paramLabel = "FILE",
      description = "an SCL document (SCD, CID, ICD): its maps, and what it promises")
  private Path sclFile;

  @Option(
      names = "--nominal",
      paramLabel = "HZ",
      description = "the network's, for rates a period (default: rates are found out)")
  private double nominal;

  private SclResult.Read scl;

  /** 0 where nobody said it. */
  public double nominal() {
    if (nominal != 0 && !(nominal >= LOWEST && nominal <= HIGHEST)) {
      throw new WrongUsage("--nominal is 10..100 Hz");
    }
    return nominal;
  }

  /**
   * The maps of streams.
   *
   * @param rate samples a second of assumed maps; 0 to find it out
   */
  public StreamMaps maps(double rate) throws IOException {
    if (mapFile == null && sclFile == null) {
      return StreamMaps.assumed(nominal(), rate);
    }
    List<ChannelMap> all = new ArrayList<>(mapFile == null ? List.of() : ofDocument());
    if (sclFile != null) {
      scl = ofScl();
      scl.streams().forEach(stream -> stream.map().ifPresent(all::add));
    }
    return StreamMaps.of(all, nominal());
  }

  /** The map of an id: of --map, a shipped one, or by a profile's name. */
  public Optional<ChannelMap> named(String id) throws IOException {
    List<ChannelMap> own = mapFile == null ? List.of() : ofDocument();
    return own.stream()
        .filter(map -> map.id().equals(id))
        .findFirst()
        .or(() -> ShippedMaps.find(id));
  }

  /** What SCL promises, after {@link #maps}; empty where there is no document. */
  public Optional<SclResult.Read> scl() {
    return Optional.ofNullable(scl);
  }

  /** Of two that name one stream the one whose key asks for more is first. */
  private List<ChannelMap> ofDocument() throws IOException {
    ChannelMapResult result =
        ChannelMapDocument.read(octets(mapFile, ChannelMapDocument.MAX_OCTETS));
    if (result instanceof ChannelMapResult.Whole whole) {
      return whole.maps().stream()
          .sorted(Comparator.comparingInt(map -> -map.key().weight()))
          .toList();
    }
    ChannelMapResult.Refused refused = (ChannelMapResult.Refused) result;
    throw new WrongUsage(
        mapFile + ": " + refused.problems().get(0) + "; " + refused.total() + " problems in all");
  }

  private SclResult.Read ofScl() throws IOException {
    SclResult result = SclDocument.read(octets(sclFile, SclDocument.MAX_OCTETS), nominal());
    if (result instanceof SclResult.Read read) {
      return read;
    }
    throw new WrongUsage(sclFile + " " + ((SclResult.Refused) result).detail());
  }

  /** A file that is larger than whatever reads it allows is not read at all. */
  static byte[] octets(Path file, long most) throws IOException {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new IOException("cannot read " + file);
    }
    if (Files.size(file) > most) {
      throw new IOException(file + " has more than " + most + " octets");
    }
    return Files.readAllBytes(file);
  }
}
