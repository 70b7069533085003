package io.faultline.ingest.market.lockups;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * The words of a prospectus, whatever it was written in: paragraphs whole over line and page
 * breaks, list items joined to the words that introduce them, and each row of a table in one line
 * with its cells between bars.
 *
 * @param blocks paragraphs, headings and rows, in their order
 */
public record ProspectusText(List<String> blocks) {
  /** Stands between the cells of a row. */
  static final String CELLS = " | ";

  private static final int LONGEST_BLOCK = 12_000;

  /** Lines of at most this length are taken for lines that were broken to fit. */
  private static final int BROKEN_LINE = 120;

  private static final int LEAST_BROKEN_LINE = 45;

  private static final Pattern MARKUP =
      Pattern.compile(
          "<(?:html|body|p|div|table|td|font|span|b|h[1-6]|br)\\b", Pattern.CASE_INSENSITIVE);

  private static final Pattern SUBMITTED =
      Pattern.compile("<DOCUMENT>\\s*<TYPE>([^\\s<]{1,20})", Pattern.CASE_INSENSITIVE);

  private static final Pattern PROSPECTUS_TYPE =
      Pattern.compile(
          "(?:424B|S-1|F-1|S-11|F-10|F-4|S-4|S-3|F-3|20-?F|1-A|253G).*", Pattern.CASE_INSENSITIVE);

  private static final Set<String> BLOCKS =
      Set.of(
          "p",
          "div",
          "br",
          "hr",
          "table",
          "tr",
          "li",
          "ul",
          "ol",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "center",
          "section",
          "article",
          "blockquote",
          "dd",
          "dt",
          "pre",
          "body",
          "title");

  private static final Set<String> UNSEEN = Set.of("script", "style", "noscript", "ix:header");

  private static final Pattern FURNITURE =
      Pattern.compile(
          "(?:\\d{1,3}|[ivxlc]{1,6}|[A-Z]-\\d{1,3}|page \\d{1,3}|[-\\u2013\\u2014"
              + " ]*\\d{1,3}[-\\u2013\\u2014 ]*|table of contents|back to contents|<page>)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern BULLET =
      Pattern.compile(
          "^(?:[\\u2022\\u25cf\\u25aa\\u00b7\\u2023\\u25e6\\uf0b7o\\u2013\\u2014*-]|\\(?[a-z0-9]{1,4}[).])(?:\\s|$)");

  private static final Pattern GOES_ON =
      Pattern.compile(
          "(?:[:;,\\u2014\\u2013-]|\\b(?:and|or|of|the|to|a|an|in|by|our|any|with|for|that|which))$");

  public ProspectusText {
    blocks = List.copyOf(blocks);
  }

  /**
   * The text of a file or of an answer: HTML, plain text, or a whole submission as EDGAR keeps it.
   */
  public static ProspectusText of(byte[] content) {
    return of(decoded(content));
  }

  /** As {@link #of(byte[])}, of text. */
  public static ProspectusText of(String content) {
    String document = chosen(content);
    boolean html =
        MARKUP.matcher(document.substring(0, Math.min(document.length(), 200_000))).find();
    return new ProspectusText(joined(html ? htmlBlocks(document) : textBlocks(document)));
  }

  private static String decoded(byte[] content) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException e) {
      return new String(content, Charset.forName("windows-1252"));
    }
  }

  /** Of the documents of a submission, the one that is the prospectus. */
  private static String chosen(String content) {
    Matcher matcher = SUBMITTED.matcher(content);
    int first = -1;
    int begin = -1;
    while (matcher.find() && begin < 0) {
      first = first < 0 ? matcher.end() : first;
      begin = PROSPECTUS_TYPE.matcher(matcher.group(1)).matches() ? matcher.end() : -1;
    }
    int from = begin >= 0 ? begin : first;
    if (from < 0) {
      return content;
    }
    int end = content.indexOf("</DOCUMENT>", from);
    return content.substring(from, end < 0 ? content.length() : end);
  }

  private static List<String> htmlBlocks(String html) {
    Document document = Jsoup.parse(html);
    Lines lines = new Lines();
    document.traverse(lines);
    return lines.done();
  }

  /** Walks a document and cuts it into lines where a browser would. */
  private static final class Lines implements NodeVisitor {
    private final List<String> lines = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();
    private int unseen;
    private int rows;

    @Override
    public void head(Node node, int depth) {
      if (node instanceof Element element) {
        unseen += isUnseen(element) ? 1 : 0;
        String name = element.normalName();
        if (name.equals("tr")) {
          end();
          rows++;
        } else if ((name.equals("td") || name.equals("th")) && rows > 0) {
          line.append('\u001f');
        } else if (BLOCKS.contains(name)) {
          end();
        }
      } else if (node instanceof TextNode text && unseen == 0) {
        line.append(text.getWholeText());
      }
    }

    @Override
    public void tail(Node node, int depth) {
      if (node instanceof Element element) {
        unseen -= isUnseen(element) ? 1 : 0;
        String name = element.normalName();
        if (name.equals("tr")) {
          rows--;
          finish();
        } else if (BLOCKS.contains(name)) {
          end();
        }
      }
    }

    /** Inside a row a paragraph doesn't end the line. */
    private void end() {
      if (rows > 0) {
        line.append(' ');
      } else {
        finish();
      }
    }

    private void finish() {
      List<String> cells = new ArrayList<>();
      for (String cell : line.toString().split("\u001f")) {
        String text = plain(cell);
        if (!text.isEmpty()) {
          cells.add(text);
        }
      }
      line.setLength(0);
      if (!cells.isEmpty()) {
        boolean list = cells.size() == 2 && BULLET.matcher(cells.getFirst() + " ").find();
        lines.add(String.join(list ? " " : CELLS, cells));
      }
    }

    List<String> done() {
      finish();
      return lines;
    }

    private static boolean isUnseen(Element element) {
      return UNSEEN.contains(element.normalName())
          || element.attr("style").replace(" ", "").contains("display:none");
    }
  }

  /** Lines that were broken to fit a page are put together again. */
  private static List<String> textBlocks(String text) {
    List<String> blocks = new ArrayList<>();
    StringBuilder block = new StringBuilder();
    int before = 0;
    for (String raw : text.split("\\R")) {
      String line = plain(raw);
      boolean goesOn =
          !line.isEmpty()
              && before >= LEAST_BROKEN_LINE
              && before <= BROKEN_LINE
              && line.length() <= BROKEN_LINE
              && !BULLET.matcher(line).find();
      if (!goesOn && !block.isEmpty()) {
        blocks.add(block.toString());
        block.setLength(0);
      }
      block.append(block.isEmpty() ? "" : " ").append(line);
      before = line.length();
    }
    if (!block.isEmpty()) {
      blocks.add(block.toString());
    }
    return blocks;
  }

  /** One kind of space, quote and hyphen, and nothing that can't be seen. */
  private static String plain(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case 0x200b, 0x200c, 0x200d, 0xfeff, 0xad -> {}
                case 0x2018, 0x2019, 0x92, 0x91 -> plain.append('\'');
                case 0x201c, 0x201d, 0x93, 0x94 -> plain.append('"');
                case 0x2010, 0x2011, 0x2012 -> plain.append('-');
                default -> {
                  boolean space = Character.isWhitespace(c) || Character.isSpaceChar(c);
                  plain.appendCodePoint(space ? ' ' : c);
                }
              }
            });
    return plain.toString().replaceAll(" {2,}", " ").strip();
  }

  private static List<String> joined(List<String> lines) {
    List<String> blocks = new ArrayList<>();
    for (String line : lines) {
      if (line.isEmpty() || FURNITURE.matcher(line).matches()) {
        continue;
      }
      String last = blocks.isEmpty() ? "" : blocks.getLast();
      if (belongs(last, line)) {
        blocks.set(blocks.size() - 1, last + " " + line);
      } else {
        blocks.add(line);
      }
    }
    return blocks;
  }

  private static boolean belongs(String block, String line) {
    if (block.isEmpty()
        || block.contains(CELLS)
        || line.contains(CELLS)
        || block.length() + line.length() > LONGEST_BLOCK) {
      return false;
    }
    boolean bulletAlone = BULLET.matcher(block).matches();
    boolean open = GOES_ON.matcher(block).find() && (block.length() > 60 || !block.endsWith(":"));
    boolean inItem = Character.isLowerCase(line.codePointAt(0)) && !endsSentence(block);
    return bulletAlone || open || inItem || (BULLET.matcher(line).find() && block.endsWith(":"));
  }

  private static boolean endsSentence(String block) {
    char last = block.replaceAll("[\"')\\]]+$", "").isEmpty() ? '.' : lastLetter(block);
    return last == '.' || last == '!' || last == '?';
  }

  private static char lastLetter(String block) {
    String bare = block.replaceAll("[\"')\\]]+$", "");
    return bare.charAt(bare.length() - 1);
  }
}
