package io.faultline.ingest.news.fetching;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The links of a document's HTTP header that matter to its subscribers (RFC 8288; WebSub, section
 * 4).
 *
 * @param hub where to subscribe; null where none is announced
 * @param self the address under which the document is subscribed to; null where none is announced
 */
public record Links(@Nullable URI hub, @Nullable URI self) {
  public static final Links NONE = new Links(null, null);

  private static final Pattern LINK = Pattern.compile("<([^<>]{1,2000})>([^<]{0,1000})");
  private static final Pattern REL =
      Pattern.compile(";\\s*rel\\s*=\\s*(?:\"([^\"]*)\"|([^\\s;,\"]+))", Pattern.CASE_INSENSITIVE);

  /**
   * @param headers the values of all {@code Link} headers
   * @param address of the document, to which addresses are relative
   */
  static Links of(List<String> headers, URI address) {
    return new Links(first(headers, "hub", address), first(headers, "self", address));
  }

  private static @Nullable URI first(List<String> headers, String relation, URI address) {
    for (String header : headers) {
      Matcher link = LINK.matcher(header);
      while (link.find()) {
        Matcher rel = REL.matcher(link.group(2));
        if (rel.find() && names(rel).contains(relation)) {
          Optional<URI> found = LenientUri.parse(link.group(1)).map(address::resolve);
          if (found.isPresent()) {
            return found.get();
          }
        }
      }
    }
    return null;
  }

  private static List<String> names(Matcher rel) {
    String value = rel.group(1) == null ? rel.group(2) : rel.group(1);
    return Arrays.asList(value.strip().toLowerCase(Locale.ROOT).split("\\s+"));
  }
}
