package io.faultline.streams.exposure;

import io.faultline.events.Json;
import io.faultline.events.ListCode;
import io.faultline.events.RuleState;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A rule of law by which the measure of a list also covers whom the listed parties own. The rules
 * are data ({@code ownership-rules.json} beside this class); when each applied is a {@link
 * RuleState}, so that a later one replaces what the file knew.
 *
 * <p>OFAC's rule does not carry a listing on NS-CMIC: there only whom the list names is meant
 * (OFAC, FAQ 857).
 *
 * @param name in words, as it stands within a sentence
 * @param lists whose measures it carries on
 * @param share from how much on, 0 to 1, of all listed owners together
 * @param states what was known of it when the file was written
 */
public record OwnershipRule(
    String ruleId, String name, List<ListCode> lists, double share, List<RuleState> states) {
  private static final List<OwnershipRule> STANDARD = read();

  public OwnershipRule {
    lists = List.copyOf(lists);
    states = List.copyOf(states);
  }

  /** The rules that come with Faultline. */
  public static List<OwnershipRule> standard() {
    return STANDARD;
  }

  private static List<OwnershipRule> read() {
    try (InputStream in = OwnershipRule.class.getResourceAsStream("ownership-rules.json")) {
      if (in == null) {
        throw new IllegalStateException("ownership-rules.json is missing from the build");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return List.of(Json.read(text, OwnershipRule[].class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
