// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.base.secret;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.crypto.CryptoService;
import org.kilowire.conversation.Secret;
import org.kilowire.options.OptionReader;
import org.kilowire.options.Settings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One secret, kept by Kura. Kura: its value arrives encrypted after an update over REST or the web,
 * and plain if it was given at creation.
 */
@Component(
    name = ConfiguredSecret.PID,
    immediate = true,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    service = {ConfigurableComponent.class, NamedSecret.class})
@Designate(ocd = ConfiguredSecret.Config.class, factory = true)
public final class ConfiguredSecret implements ConfigurableComponent, NamedSecret {

  public static final String PID = "org.kilowire.kura.base.Secret";

  /** The fields in Kura's user interface. */
  @ObjectClassDefinition(
      id = PID,
      name = "Kilowire Secret",
      description = "A password or key that documents name as secret:NAME.")
  @interface Config {

    @AttributeDefinition(
        name = "Name",
        description =
            "Documents and forms name the secret by it, as secret:NAME: 1 to 64 characters"
                + " of A-Z a-z 0-9 . _ -")
    String name();

    @AttributeDefinition(
        name = "Password or key",
        type = AttributeType.PASSWORD,
        description = "The secret itself. Kura keeps it encrypted; blanks around it do not count.")
    String value();
  }

  private static final Logger LOG = LoggerFactory.getLogger(ConfiguredSecret.class);

  /** Kura: 16 characters of base64, a hyphen, 24 or more of base64. */
  private static final Pattern ENCRYPTED =
      Pattern.compile("[A-Za-z0-9+/]{16}-[A-Za-z0-9+/]{22,}={0,2}");

  private final Settings<SecretOptions> settings =
      new Settings<>(LOG, ConfiguredSecret::who, SecretOptions::from);
  private String component = PID;
  private String who = PID;
  private Optional<Secret> plain = Optional.empty();
  private CryptoService crypto;
  private boolean told;

  @Activate
  @Modified
  synchronized void configure(Map<String, Object> configuration) {
    component = Settings.name(configuration, PID);
    if (settings.changed(configuration)) {
      who = who(configuration);
      plain = Optional.empty();
      told = false;
    }
  }

  /** The component, and the secret where it has a name. */
  private static String who(Map<String, ?> configuration) {
    String component = Settings.name(configuration, PID);
    return configuration.get(SecretOptions.NAME) instanceof String name
            && OptionReader.isId(name.strip())
        ? component + " (secret:" + name.strip() + ")"
        : component;
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  synchronized void setCrypto(CryptoService service) {
    crypto = service;
    told = false;
  }

  synchronized void unsetCrypto(CryptoService service) {
    if (crypto == service) {
      crypto = null;
    }
  }

  @Override
  public synchronized String component() {
    return component;
  }

  @Override
  public synchronized Optional<Secret> find(String name) {
    Optional<SecretOptions> options = settings.now().filter(one -> one.name().equals(name));
    if (options.isPresent() && plain.isEmpty()) {
      plain = decrypted(options.get().value());
    }
    return options.flatMap(one -> plain);
  }

  /**
   * The secret itself. What looks encrypted is never taken for the secret: a meter that gets a
   * wrong password too often locks itself.
   */
  private Optional<Secret> decrypted(Secret value) {
    String text = new String(value.reveal().toArray(), StandardCharsets.UTF_8);
    if (crypto == null) {
      tell("Kura's CryptoService is not there");
      return Optional.empty();
    }
    try {
      return typed(String.valueOf(crypto.decryptAes(text.toCharArray())));
    } catch (KuraException | RuntimeException e) {
      if (ENCRYPTED.matcher(text).matches()) {
        tell("it was encrypted with another key than this gateway's");
        return Optional.empty();
      }
      return Optional.of(value);
    }
  }

  /** What was encrypted on its way here shows only now what was typed. */
  private Optional<Secret> typed(String password) {
    if (SecretOptions.holdsTheConsolesWord(password)) {
      tell(SecretOptions.CONSOLES_WORD);
      return Optional.empty();
    }
    return Optional.of(Secret.of(password));
  }

  private void tell(String why) {
    if (!told) {
      told = true;
      LOG.error("{}: cannot be used: {}", who, why);
    }
  }
}
