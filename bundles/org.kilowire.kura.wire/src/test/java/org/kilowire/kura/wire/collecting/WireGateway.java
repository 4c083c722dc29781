// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.collecting;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Secret;
import org.kilowire.link.Link;
import org.kilowire.link.LinkProvider;
import org.kilowire.link.LinkUri;
import org.kilowire.link.Links;
import org.kilowire.link.Scheme;
import org.kilowire.meter.Block;
import org.kilowire.meter.GatewayClock;
import org.kilowire.meter.MeterEvent;
import org.kilowire.meter.Origin;
import org.kilowire.meter.SampleBlocks;
import org.kilowire.store.EventLog;
import org.kilowire.store.FleetShelf;
import org.kilowire.store.Outbox;
import org.kilowire.store.Store;
import org.kilowire.store.StoreException;
import org.kilowire.store.StoreSettings;
import org.kilowire.tests.support.LiveThreads;

/** What a gateway has once: a store in a folder, lines to fake meters, secrets that come and go. */
public final class WireGateway implements AutoCloseable {

  public static final String GATEWAY = "gw-1";

  private static final GatewayClock CLOCK = new Clock();

  private final Path folder;
  private final ImmediateLines lines = new ImmediateLines();
  private Store store;

  /** Secrets by name. */
  public final Map<String, Secret> secrets = new ConcurrentHashMap<>();

  /** Whether the disk has no room for a fleet. */
  public volatile boolean noRoomForFleets;

  /** Happens after each commit, on the store's writer: while it does, nothing else is stored. */
  public volatile Runnable committed = () -> {};

  /** Kinds of links that can be opened. */
  public final Set<Scheme> schemes = EnumSet.of(Scheme.TCP);

  public WireGateway(Path folder) {
    this.folder = folder;
    open(StoreSettings.DEFAULT_MAX_OCTETS);
  }

  private record Clock() implements GatewayClock {
    @Override
    public Instant now() {
      return ImmediateLines.NOW;
    }

    @Override
    public long nanos() {
      return System.nanoTime();
    }

    @Override
    public boolean proven() {
      return true;
    }
  }

  /** Opens the store, again perhaps. */
  public void open(long maxOctets) {
    close();
    StoreSettings settings = StoreSettings.of(folder, GATEWAY);
    store =
        Store.open(
            new StoreSettings(
                settings.folder(),
                settings.gateway(),
                maxOctets,
                Duration.ofDays(7),
                settings.maxEvents(),
                settings.clock(),
                range -> committed.run()));
  }

  /** Leaves no room in the store, not for a single row. */
  public void fill() {
    for (int rows : new int[] {1000, 100, 10, 1}) {
      Block block = SampleBlocks.plain("filler", Origin.SCHEDULE, rows, rows);
      boolean room = true;
      while (room) {
        room = outbox().append(List.of(block)).handle((range, full) -> full == null).join();
      }
    }
  }

  /** Waits for all that was handed to the store before. */
  public void flush() {
    store.events().append(new MeterEvent("flush", "flush", Instant.EPOCH, Map.of())).join();
  }

  public EventLog events() {
    return store.events();
  }

  public Outbox outbox() {
    return store.outbox();
  }

  public static GatewayClock clock() {
    return CLOCK;
  }

  /** All of it, as the framework would put it together now. */
  public GatewayServices surroundings() {
    return surroundings(store.outbox());
  }

  GatewayServices surroundings(Outbox outbox) {
    LinkProvider provider =
        new LinkProvider() {
          @Override
          public Set<Scheme> schemes() {
            return new HashSet<>(schemes);
          }

          @Override
          public Link open(LinkUri uri, long deadlineNanos) throws LinkException {
            throw new LinkException("nobody answers");
          }
        };
    return new GatewayServices(
        lines,
        Links.live(() -> List.of(provider)),
        name -> Optional.ofNullable(secrets.get(name)),
        clock(),
        outbox,
        store.clockOffsets(),
        store.events(),
        store.refusedCredentials(),
        store.useCounts(),
        Map.entry(Map.of(GatewayServices.GATEWAY, GATEWAY), new Shelf(store.fleets())));
  }

  private final class Shelf implements FleetShelf {
    private final FleetShelf shelf;

    Shelf(FleetShelf shelf) {
      this.shelf = shelf;
    }

    @Override
    public Optional<ShelvedFleet> current() {
      return shelf.current();
    }

    @Override
    public ShelvedFleet put(String text) {
      if (noRoomForFleets) {
        throw new StoreException("database or disk is full");
      }
      return shelf.put(text);
    }
  }

  /** A document in order, with a meter of each of these ids, of the protocol {@code fake}. */
  public static String fleet(String... meters) {
    String all =
        List.of(meters).stream()
            .map("{\"id\": \"%s\", \"type\": \"t\", \"line\": \"feeder\"}"::formatted)
            .collect(Collectors.joining(", "));
    return """
    {
      "version": 1,
      "gateway": "gw-1",
      "lines": [{"id": "feeder", "uri": "tcp://127.0.0.1:4061"}],
      "types": [{
        "id": "t", "protocol": "fake",
        "time": {"stamps": "end", "zone": "UTC"},
        "registers": ["1-0:1.8.0*255"], "profiles": ["1-0:99.1.0*255"]
      }],
      "meters": [%s],
      "schedules": [
        {"id": "rounds", "every": "P1D", "meters": ["*"], "profiles": false, "retry": {"attempts": 1, "first": "PT1S", "most": "PT1S"}},
        {"id": "profiles", "every": "P1D", "meters": ["*"], "registers": false, "from": "P1D", "retry": {"attempts": 1, "first": "PT1S", "most": "PT1S"}}
      ]
    }
    """
        .formatted(all);
  }

  /** Threads of ours. */
  public static Set<String> threads() {
    return new TreeSet<>(LiveThreads.named("kilowire-(collect|deliver|schedule).*"));
  }

  @Override
  public void close() {
    if (store != null) {
      store.close();
    }
  }
}
