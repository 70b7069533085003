package io.faultline.ingest.news.pages;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jspecify.annotations.Nullable;

/**
 * One walk over a page, without recursion, that cuts its text into {@link Block}s and picks up what
 * the page says about itself. Used once.
 */
final class PageWalk implements NodeFilter {
  private static final TermFinder MARKS = Mark.finder();

  /** More blocks than any text has; what comes after is not read. */
  private static final int MOST_BLOCKS = 20_000;

  /** Cells that are longer than this together are no row of data, but columns of a layout. */
  private static final int LONGEST_CELLS = 120;

  private static final int MOST_HEADINGS = 40;
  private static final int LONGEST_TITLE = 1_000;

  private static final int MOST_CANDIDATES = 400;

  private static final Set<String> WITHOUT_TEXT =
      Set.of(
          "style",
          "template",
          "svg",
          "math",
          "iframe",
          "object",
          "canvas",
          "audio",
          "video",
          "button",
          "select",
          "textarea",
          "noscript",
          "noembed",
          "noframes",
          "map",
          "datalist",
          "progress");

  private final Outline outline = new Outline();
  private final Map<String, Integer> marksOfNames = new HashMap<>();

  private final StringBuilder line = new StringBuilder();
  private @Nullable Box box;

  /** What holds the whole line: a cell, or the row if it goes on in the next cell. */
  private @Nullable Box lineBox;

  private int lineLinkChars;
  private int lineLinks;
  private int lineStrongChars;
  private int lineMarks;
  private int linkDepth;
  private int strongDepth;
  private int hiddenDepth;
  private int breaks;
  private boolean spaceBefore;

  private PageWalk() {}

  static Outline of(Document document) {
    PageWalk walk = new PageWalk();
    document.filter(walk);
    return walk.outline;
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (node instanceof TextNode text) {
      if (box != null) {
        append(text.getWholeText());
      }
      return FilterResult.CONTINUE;
    }
    return node instanceof Element element ? enter(element) : FilterResult.CONTINUE;
  }

  private FilterResult enter(Element element) {
    String tag = element.normalName();
    switch (tag) {
      case "script" -> {
        script(element);
        return FilterResult.SKIP_ENTIRELY;
      }
      case "meta" -> {
        meta(element);
        return FilterResult.SKIP_ENTIRELY;
      }
      case "link" -> {
        if (outline.canonical == null && element.attr("rel").equalsIgnoreCase("canonical")) {
          outline.canonical = element.attr("href");
        }
        return FilterResult.SKIP_ENTIRELY;
      }
      case "title" -> {
        if (outline.documentTitle == null) {
          outline.documentTitle = ElementText.of(element, LONGEST_TITLE);
        }
        return FilterResult.SKIP_ENTIRELY;
      }
      case "html" -> {
        String language = element.attr("lang");
        outline.language = language.isEmpty() ? element.attr("xml:lang") : language;
        return FilterResult.CONTINUE;
      }
      case "br" -> {
        breaks++;
        if (breaks == 1) {
          spaceBefore = false;
          if (!line.isEmpty()) {
            line.append('\n');
          }
        } else {
          endBlock();
        }
        return FilterResult.SKIP_ENTIRELY;
      }
      case "hr" -> {
        endBlock();
        return FilterResult.SKIP_ENTIRELY;
      }
      case "img", "input", "source", "wbr", "area", "base", "col", "embed", "param", "track" -> {
        return FilterResult.SKIP_ENTIRELY;
      }
      default -> {
        if (WITHOUT_TEXT.contains(tag) || outline.blocks.size() > MOST_BLOCKS) {
          return FilterResult.SKIP_ENTIRELY;
        }
      }
    }
    boolean bare = element.attributesSize() == 0;
    String className = bare ? "" : element.className();
    String id = bare ? "" : element.id();
    int marks = marksOf(className, id);
    // Most elements have a class or an id and nothing else.
    int named = (className.isEmpty() ? 0 : 1) + (id.isEmpty() ? 0 : 1);
    boolean saysMore = element.attributesSize() > named;
    collect(element, tag, marks, saysMore);
    if (saysMore && isHidden(element)) {
      endBlock();
      hiddenDepth++;
    }
    Part part = Part.of(tag, saysMore ? element.attr("role") : "");
    if (part != null) {
      if (part == Part.CELL && isShortLine()) {
        spaceBefore = true;
      } else if (part != Part.CUSTOM) {
        endBlock();
      }
      int name = tag.hashCode() * 31 + className.hashCode();
      box = new Box(box, element, part, marks, name);
      if (outline.headings.size() < MOST_HEADINGS
          && (part == Part.HEADING_1 || part == Part.HEADING_2)) {
        outline.headings.add(box);
      }
    } else {
      lineMarks |= marks;
      if (tag.equals("a")) {
        linkDepth++;
        lineLinks++;
      } else if (tag.equals("b") || tag.equals("strong")) {
        strongDepth++;
      }
    }
    return FilterResult.CONTINUE;
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (!(node instanceof Element element)) {
      return FilterResult.CONTINUE;
    }
    Box current = box;
    if (current != null && current.element == element) {
      if (current.part == Part.CELL && isShortLine()) {
        spaceBefore = true;
      } else if (current.part != Part.CUSTOM) {
        endBlock();
      }
      current.addUp();
      box = current.parent;
      if (lineBox == current) {
        lineBox = box;
      }
    } else if (element.nameIs("a")) {
      linkDepth--;
    } else if (element.nameIs("b") || element.nameIs("strong")) {
      strongDepth--;
    }
    if (hiddenDepth > 0 && isHidden(element)) {
      endBlock();
      hiddenDepth--;
    }
    return FilterResult.CONTINUE;
  }

  /** Whether the cells of a row so far are of the kind that makes one line of a table. */
  private boolean isShortLine() {
    return line.length() < LONGEST_CELLS && line.indexOf("\n") < 0;
  }

  private static boolean isHidden(Element element) {
    if (element.hasAttr("hidden")) {
      return true;
    }
    String style = element.attr("style");
    return !style.isEmpty() && (style.contains("display:none") || style.contains("display: none"));
  }

  private int marksOf(String className, String id) {
    if (className.length() + id.length() > 1_000) {
      return 0;
    }
    return marksOfName(className) | marksOfName(id);
  }

  private int marksOfName(String name) {
    return name.isEmpty() ? 0 : marksOfNames.computeIfAbsent(name, MARKS::kindsIn);
  }

  private void collect(Element element, String tag, int marks, boolean saysMore) {
    String property = saysMore ? element.attr("itemprop") : "";
    if (!property.isEmpty()) {
      for (String name : property.split("\\s+")) {
        addTo(outline.properties.computeIfAbsent(name, n -> new ArrayList<>()), element);
      }
    }
    if (tag.equals("time") || (marks & Mark.DATA.bit()) != 0) {
      addDated(element);
    }
    if ((marks & Mark.BYLINE.bit()) != 0
        || (saysMore && (element.attr("rel").equals("author") || property.contains("author")))) {
      addTo(outline.bylines, element);
    }
  }

  private void addDated(Element element) {
    if (box != null && outline.dated.size() < MOST_CANDIDATES) {
      int begun = line.isEmpty() ? 0 : 1;
      outline.dated.add(new Outline.Dated(element, box, outline.blocks.size() + begun));
    }
  }

  private static void addTo(java.util.List<Element> candidates, Element element) {
    if (candidates.size() < MOST_CANDIDATES) {
      candidates.add(element);
    }
  }

  private void script(Element element) {
    Node data = element.firstChild();
    if (!(data instanceof DataNode node)) {
      return;
    }
    String text = node.getWholeData();
    String type = element.attr("type").toLowerCase(Locale.ROOT);
    if (type.startsWith("application/ld+json") && outline.linkedData.size() < 64) {
      outline.linkedData.add(text);
    }
  }

  private void meta(Element element) {
    String content = element.attr("content");
    if (content.isEmpty()) {
      return;
    }
    for (String key : new String[] {"property", "name", "itemprop", "http-equiv"}) {
      String name = element.attr(key);
      if (!name.isEmpty()) {
        outline.addMeta(name, content);
      }
    }
  }

  private void append(String text) {
    int before = line.length();
    boolean preformatted = box != null && box.part == Part.PREFORMATTED;
    int end = text.length();
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      if (isLeftOut(c)) {
        if (preformatted && c == '\n') {
          line.append('\n');
        } else if (c <= ' ' || c == '\u00a0') {
          spaceBefore = true;
        }
        continue;
      }
      if (spaceBefore && !line.isEmpty() && line.charAt(line.length() - 1) != '\n') {
        line.append(' ');
      }
      if (line.isEmpty()) {
        lineBox = box;
      }
      spaceBefore = false;
      int begin = i;
      while (i + 1 < end && !isLeftOut(text.charAt(i + 1))) {
        i++;
      }
      line.append(text, begin, i + 1);
    }
    int added = line.length() - before;
    if (added > 0) {
      breaks = 0;
      if (linkDepth > 0) {
        lineLinkChars += added;
      }
      if (strongDepth > 0) {
        lineStrongChars += added;
      }
    }
  }

  /** Spaces, of which one stands for all, and what is not seen at all. */
  private static boolean isLeftOut(char c) {
    return c <= ' ' || c == '\u00a0' || c == '\u200b' || c == '\ufeff' || c == '\u00ad';
  }

  private void endBlock() {
    breaks = 0;
    spaceBefore = false;
    if (!line.isEmpty()) {
      String text = line.toString().strip();
      line.setLength(0);
      if (!text.isEmpty() && lineBox != null) {
        Block block =
            new Block(
                lineBox,
                text,
                lineLinkChars,
                lineLinks,
                lineStrongChars,
                hiddenDepth > 0,
                lineMarks);
        outline.blocks.add(block);
        lineBox.blocks++;
        lineBox.chars += block.shape.weight();
        lineBox.linkChars += (int) (block.shape.weight() * block.linkDensity());
        if (block.isProse()) {
          lineBox.proseChars += block.shape.weight();
        }
      }
    }
    lineLinkChars = 0;
    lineLinks = 0;
    lineStrongChars = 0;
    lineMarks = 0;
  }
}
