// SPDX-License-Identifier: Apache-2.0
package org.kilowire.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.kilowire.contract.MessageKind;
import org.kilowire.seal.KeyPairs;
import org.kilowire.seal.TrustList;
import org.kilowire.seal.TrustRole;
import org.kilowire.seal.TrustedKey;
import org.kilowire.seal.file.NumberFile;
import org.kilowire.seal.file.SealFolder;
import org.kilowire.seal.message.SealCheck;
import org.kilowire.seal.message.SealLimits;
import org.kilowire.seal.message.Sealer;
import org.kilowire.seal.message.SeenNumbers;
import org.kilowire.seal.message.Verdict;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** A message sealed, one checked, and junk refused: a stranger's, and one for another gateway. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class SealBenchmark {

  private static final String GATEWAY = "bench";

  /** Octets of a body: a receipt's, a batch's of 256 blocks. */
  @Param({"300", "100000"})
  public int octets;

  private final Optional<UUID> epoch = Optional.of(new UUID(1, 2));
  private Path folder;
  private NumberFile numbers;
  private Sealer sealer;
  private SealCheck check;
  private byte[] body;
  private byte[] event;
  private byte[] foreign;
  private byte[] stranger;

  /** Runs all of it. */
  public static void main(String[] args) throws Exception {
    new Runner(new OptionsBuilder().include(SealBenchmark.class.getName()).build()).run();
  }

  /** Keys, trust and messages. */
  @Setup
  public void open() throws IOException {
    folder = Files.createTempDirectory("seal-benchmark");
    KeyPairs keys = new SealFolder(folder).openKeys();
    numbers = NumberFile.open(new SealFolder(folder), InstantSource.system());
    sealer = new Sealer(keys, numbers);
    TrustList trust =
        new TrustList(
            List.of(TrustedKey.of(keys.publicKeys(), TrustRole.GATEWAY, Optional.of(GATEWAY))),
            false);
    SealLimits limits = new SealLimits(1_000_000, 1_000_000, 1_000_000, 1_000_000);
    check = new SealCheck(() -> trust, SeenNumbers.inMemory(), limits, System::nanoTime);
    body = new byte[octets];
    new Random(1).nextBytes(body);
    event = sealer.seal(MessageKind.BATCH, GATEWAY, epoch, body);
    foreign = sealer.seal(MessageKind.BATCH, "another", epoch, body);
    stranger =
        new Sealer(KeyPairs.generate(), numbers).seal(MessageKind.BATCH, GATEWAY, epoch, body);
  }

  /** The folder goes. */
  @TearDown
  public void close() throws IOException {
    numbers.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** What a sender pays. */
  @Benchmark
  public byte[] sealed() {
    return sealer.seal(MessageKind.BATCH, GATEWAY, epoch, body);
  }

  /** What a receiver pays for an honest message. */
  @Benchmark
  public Verdict proven() {
    return check.check(MessageKind.BATCH, GATEWAY, event);
  }

  /** What a receiver pays for a message that is for another gateway. */
  @Benchmark
  public Verdict refusedBeforeTheSignature() {
    return check.check(MessageKind.BATCH, GATEWAY, foreign);
  }

  /** What a receiver pays for a stranger's. */
  @Benchmark
  public Verdict refusedByTheHeader() {
    return check.check(MessageKind.BATCH, GATEWAY, stranger);
  }
}
