// SPDX-License-Identifier: Apache-2.0
package org.kilowire.contract.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kilowire.contract.Batch;
import org.kilowire.contract.BatchHeader;
import org.kilowire.contract.ContractReason;
import org.kilowire.contract.DigestChain;
import org.kilowire.contract.Range;
import org.kilowire.contract.Topics;
import org.kilowire.conversation.Decoded;
import org.kilowire.meter.Block;
import org.kilowire.meter.SampleBlocks;

/** Schema, codec and documentation say the same. */
final class SchemaTest {

  private static final Path REFERENCE = Path.of("..", "..", "docs", "reference");
  private static final Pattern EXAMPLE =
      Pattern.compile("```json (\\w+)\n(.*?)```", Pattern.DOTALL);
  private static final Pattern REF = Pattern.compile("\\$ref: '([^#'][^']*)'");
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Map<String, Function<byte[], ? extends Decoded<?>>> CODECS =
      Map.of(
          "batch", BatchCodec::decode,
          "receipt", ReceiptCodec::decode,
          "command", CommandCodec::decode,
          "answer", AnswerCodec::decode,
          "event", EventCodec::decode);

  private static String schemaText(String name) throws IOException {
    try (InputStream in = Batch.class.getResourceAsStream(name + ".schema.json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static JsonSchema schema(String name) throws IOException {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(schemaText(name));
  }

  /** The schema of a message: {@code answer} for a CommandAnswer, {@code event} for an Event. */
  private static String name(MessagesTest.Kind<?> kind) {
    return kind.toString().replaceAll("^Command(?=.)|Message", "").toLowerCase(Locale.ROOT);
  }

  private static Batch batch(Block... blocks) {
    return new Batch(
        new BatchHeader(
            1,
            "gw-1",
            new UUID(1, 2),
            new Range(1, blocks.length),
            SampleBlocks.READ_AT,
            DigestChain.START),
        List.of(blocks));
  }

  private static void follows(String name, byte[] body) throws IOException {
    String text = new String(body, StandardCharsets.UTF_8);
    assertThat(schema(name).validate(text, InputFormat.JSON)).as(text).isEmpty();
    JsonNode root = JSON.readTree(schemaText(name));
    onlyKnownMembers(root, root, JSON.readTree(text), name);
  }

  /** The schemas allow unknown members, for newer peers; a codec of this version writes none. */
  private static void onlyKnownMembers(JsonNode root, JsonNode schema, JsonNode value, String at) {
    JsonNode resolved =
        schema.has("$ref") ? root.at(schema.get("$ref").asText().substring(1)) : schema;
    if (value.isObject() && resolved.has("properties")) {
      value
          .fields()
          .forEachRemaining(
              member -> {
                JsonNode property = resolved.get("properties").get(member.getKey());
                assertThat(property).as(at + "/" + member.getKey()).isNotNull();
                onlyKnownMembers(root, property, member.getValue(), at + "/" + member.getKey());
              });
    } else if (value.isObject() && resolved.has("additionalProperties")) {
      value.forEach(
          each -> onlyKnownMembers(root, resolved.get("additionalProperties"), each, at + "/*"));
    } else if (value.isArray() && resolved.has("items")) {
      value.forEach(each -> onlyKnownMembers(root, resolved.get("items"), each, at + "[]"));
    }
  }

  static List<MessagesTest.Kind<?>> kinds() {
    return MessagesTest.kinds();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void what_a_codec_writes_follows_its_schema(MessagesTest.Kind<?> kind) throws IOException {
    follows(name(kind), kind.encoded());
  }

  @Test
  void batches_follow_their_schema() throws IOException {
    follows("batch", BatchCodec.encode(batch(Blocks.plain(), Blocks.full())));
    for (long seed = 0; seed < 30; seed++) {
      follows("batch", BatchCodec.encode(batch(SampleBlocks.random(new Random(seed)))));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"batch", "receipt", "command", "answer", "event"})
  void the_schema_is_itself_a_schema(String name) throws IOException {
    JsonSchema meta =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(URI.create("https://json-schema.org/draft/2020-12/schema"));
    assertThat(meta.validate(schemaText(name), InputFormat.JSON)).isEmpty();
    assertThat(schema(name).validate("{}", InputFormat.JSON)).isNotEmpty();
  }

  /** Without a member that the schema requires, both refuse; without another, neither does. */
  @ParameterizedTest
  @ValueSource(strings = {"batch", "receipt", "command", "answer", "event"})
  void schema_and_codec_require_the_same_members(String name) throws IOException {
    String example = examples().get(name);
    JsonNode document = JSON.readTree(example);
    List<String> members = new ArrayList<>();
    document.fieldNames().forEachRemaining(members::add);
    for (String member : members) {
      if (name.equals("answer") && member.equals("reason")) {
        continue; // Required unless the state is "done": more than the schema says.
      }
      String without = ((ObjectNode) document.deepCopy()).without(member).toString();
      assertThat(CODECS.get(name).apply(Cases.utf8(without)) instanceof Decoded.Complete)
          .as(member)
          .isEqualTo(schema(name).validate(without, InputFormat.JSON).isEmpty());
    }
  }

  /** The schema may let pass what the codec refuses, never the other way round. */
  @ParameterizedTest
  @ValueSource(strings = {"batch", "receipt", "command", "answer", "event"})
  void the_schema_is_never_stricter_than_the_codec(String name) throws IOException {
    byte[] example = Cases.utf8(examples().get(name));
    JsonSchema schema = schema(name);
    Random random = new Random(7);
    int accepted = 0;
    for (int i = 0; i < 3000; i++) {
      byte[] damaged = example.clone();
      damaged[random.nextInt(damaged.length)] =
          (byte) "0123456789abcxyzABCT-.:\"".charAt(random.nextInt(24));
      if (CODECS.get(name).apply(damaged) instanceof Decoded.Complete) {
        accepted++;
        String text = new String(damaged, StandardCharsets.UTF_8);
        assertThat(schema.validate(text, InputFormat.JSON))
            .as("seed 7, round %d: %s", i, text)
            .isEmpty();
      }
    }
    assertThat(accepted).isGreaterThan(100);
  }

  private static Map<String, String> examples() throws IOException {
    Map<String, String> examples = new TreeMap<>();
    Matcher matcher = EXAMPLE.matcher(Files.readString(REFERENCE.resolve("messages.md")));
    while (matcher.find()) {
      examples.put(matcher.group(1), matcher.group(2));
    }
    return examples;
  }

  @Test
  void the_documentations_examples_are_messages() throws IOException {
    Map<String, String> examples = examples();
    assertThat(examples).containsOnlyKeys(CODECS.keySet());
    for (Map.Entry<String, String> example : examples.entrySet()) {
      byte[] body = Cases.utf8(example.getValue());
      assertThat(CODECS.get(example.getKey()).apply(body)).isInstanceOf(Decoded.Complete.class);
      follows(example.getKey(), body);
    }
  }

  @Test
  void the_documentation_names_every_reason() throws IOException {
    String text = Files.readString(REFERENCE.resolve("messages.md"));
    for (ContractReason reason : ContractReason.values()) {
      assertThat(text).contains("| `" + reason.code() + "` |");
    }
  }

  @Test
  void the_asyncapi_document_has_every_topic_and_every_schema() throws IOException {
    String text = Files.readString(REFERENCE.resolve("asyncapi.yaml"));
    Topics topics = new Topics("gw-1");
    for (String topic :
        List.of(
            topics.data(), topics.receipt(), topics.command(), topics.answer(), topics.event())) {
      assertThat(text).contains("address: " + topic.replace("gw-1", "{gateway}") + "\n");
    }
    List<String> schemas = new ArrayList<>();
    Matcher refs = REF.matcher(text);
    while (refs.find()) {
      Path file = REFERENCE.resolve(refs.group(1)).normalize();
      assertThat(file).exists();
      schemas.add(file.getFileName().toString().replace(".schema.json", ""));
    }
    assertThat(schemas).containsExactlyInAnyOrderElementsOf(CODECS.keySet());
  }
}
