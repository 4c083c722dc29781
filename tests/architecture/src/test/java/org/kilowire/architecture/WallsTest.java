// SPDX-License-Identifier: Apache-2.0
package org.kilowire.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.PrintStream;
import java.security.Signature;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kilowire.conversation.Reason;

/** What the poms cannot say about who may know whom. */
final class WallsTest {

  private static final JavaClasses BUNDLES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.kilowire");

  private static final String[] SANS_IO = {
    "org.kilowire.conversation..",
    "org.kilowire.dlms..",
    "org.kilowire.iec62056..",
    "org.kilowire.sv..",
    "org.kilowire.capture.block..",
    "org.kilowire.meter..",
    "org.kilowire.fleet..",
    "org.kilowire.contract..",
    "org.kilowire.seal",
    "org.kilowire.seal.message.."
  };

  private static final String SHELL = "org.kilowire.kura..";
  private static final String HOST = "org.kilowire.kura.host..";

  /** Compiled away but for what bnd makes of them: a library may say that it is a service. */
  private static final String ANNOTATIONS = "org.osgi.service.component.annotations..";

  private static void check(ArchRule rule) {
    rule.check(BUNDLES);
  }

  @Test
  void protocols_and_the_domain_open_no_sockets_and_no_files() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(SANS_IO)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "java.net..", "java.nio.channels..", "java.nio.file..", "java.sql.."));
  }

  @Test
  void protocols_and_the_domain_start_no_threads_and_read_no_clock() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(SANS_IO)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Thread.class)
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Clock.class, "systemUTC"));
  }

  /**
   * Readings, keys and who is trusted, secrets, fleet documents, a small Kura's snapshots and key;
   * and what devices there are.
   */
  @Test
  void files_are_opened_where_something_is_kept_or_written_by_hand() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(
                "org.kilowire.store..",
                "org.kilowire.seal.file..",
                "org.kilowire.link.serial..",
                "org.kilowire.capture.linux..",
                "org.kilowire.capture.libpcap..",
                "org.kilowire.capture.ring..",
                "org.kilowire.capture.octets..",
                "org.kilowire.kura.base..",
                "org.kilowire.kura.driver.sv.input..",
                "org.kilowire.kura.wire..",
                "org.kilowire.kura.host..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.nio.file..")
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("java\\.io\\.(File|RandomAccessFile|File(Input|Output)Stream)"));
  }

  @Test
  void only_the_shell_knows_kura_and_osgi() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(SHELL)
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(
                        "org.eclipse.kura..",
                        "org.osgi.framework..",
                        "org.osgi.service..",
                        "org.osgi.util..")
                    .and(resideOutsideOfPackage(ANNOTATIONS))));
  }

  /** It is in no deployment package: what needed it would not start on a Kura. */
  @Test
  void nobody_knows_the_host() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(HOST)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(HOST));
  }

  /** They meet in services, whose types are the libraries'; a driver is made of what all have. */
  @Test
  void the_bundles_of_the_shell_do_not_know_one_another() {
    for (String one : List.of("base", "driver", "wire", "uplink")) {
      String own = "org.kilowire.kura." + one + "..";
      check(
          noClasses()
              .that()
              .resideInAPackage(own)
              .should()
              .dependOnClassesThat(resideInAnyPackage(SHELL).and(resideOutsideOfPackage(own))));
    }
  }

  /** A protocol's driver needs it; it needs no protocol. */
  @Test
  void what_drivers_have_in_common_knows_no_protocol() {
    check(
        noClasses()
            .that(
                resideInAnyPackage("org.kilowire.kura.driver..")
                    .and(
                        resideOutsideOfPackages(
                            "org.kilowire.kura.driver.dlms..",
                            "org.kilowire.kura.driver.iec62056..",
                            "org.kilowire.kura.driver.sv..")))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "org.kilowire.kura.driver.dlms..",
                "org.kilowire.kura.driver.iec62056..",
                "org.kilowire.kura.driver.sv..",
                "org.kilowire.dlms..",
                "org.kilowire.iec62056..",
                "org.kilowire.sv..",
                "org.kilowire.meter.dlms..",
                "org.kilowire.meter.iec62056.."));
  }

  /** Kura's log is that of slf4j. */
  @Test
  void nobody_logs_to_the_jdk() {
    check(
        noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.util.logging..")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(System.Logger.class));
  }

  /** A library that captures tells its stamps as java.sql.Timestamp, which is no SQL. */
  @Test
  void only_the_store_knows_sql() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("org.kilowire.store..")
            .should()
            .dependOnClassesThat(
                resideInAnyPackage("java.sql..", "org.sqlite..")
                    .and(not(nameMatching("java\\.sql\\.Timestamp")))));
  }

  /** To meters, to what brings FT3, and to a broker. */
  @Test
  void only_links_and_the_mqtt_session_open_sockets() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(
                "org.kilowire.link..",
                "org.kilowire.capture.octets..",
                "org.kilowire.mqtt.session..")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.(net|nio\\.channels)\\..*(Socket|DatagramChannel).*"));
  }

  /** What hears a process bus must not be able to speak on it. */
  @Test
  void what_a_gateway_hears_sampled_values_with_has_no_way_to_send() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(
                "org.kilowire.sv..", "org.kilowire.capture..", "org.kilowire.kura.driver.sv..")
            .should()
            .callMethodWhere(
                target(nameMatching("send.*|write.*|getOutputStream"))
                    .and(target(owner(resideInAnyPackage("java.net..", "java.nio.channels..")))))
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.io.RandomAccessFile"));
    check(
        noClasses()
            .that()
            .resideInAnyPackage("org.kilowire.sv..", "org.kilowire.kura..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.sun.jna..", "org.kilowire.simulators.."));
    check(
        noClasses()
            .that()
            .resideInAPackage("org.kilowire.kura..")
            .should()
            .dependOnClassesThat()
            .haveNameMatching(
                "org\\.kilowire\\.sv\\..*\\.(PublishedFrame|AsduPatch|Ft3Writer|EthernetFrame)"));
    check(
        noMethods()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage("org.kilowire.capture.linux..")
            .should()
            .haveNameMatching("(send|p?write|splice|tee).*"));
  }

  @Test
  void json_is_read_and_written_by_gson_stream_alone() {
    check(
        noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "com.google.gson", "com.google.gson.internal..", "com.google.gson.reflect.."));
  }

  /** A second way to make or check a signature would be a second one to be wrong. */
  @Test
  void only_seals_know_signatures() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages("org.kilowire.seal..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.jose4j..")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Signature.class));
  }

  @Test
  void nothing_prints() {
    check(noClasses().should().dependOnClassesThat().areAssignableTo(PrintStream.class));
  }

  @Test
  void names_say_what_a_thing_is() {
    check(noClasses().should().haveSimpleNameEndingWith("Impl"));
    check(noClasses().should().haveSimpleNameEndingWith("Manager"));
    check(noClasses().should().haveSimpleNameEndingWith("Helper"));
    check(noClasses().should().haveSimpleNameEndingWith("Util"));
    check(noClasses().should().haveSimpleNameEndingWith("Utils"));
  }

  @Test
  void reasons_are_enums() {
    check(
        classes().that().areAssignableTo(Reason.class).and().areNotInterfaces().should().beEnums());
  }
}
