package io.faultline.ingest.folder;

import io.faultline.events.Article;
import io.faultline.ingest.tables.Problem;
import io.faultline.ingest.tables.Problems;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An {@code articles.jsonl} of any size, read in the order of publication whatever the order of its
 * lines.
 *
 * <p>Structure: opening it reads the file once and keeps of each line where it lies, when the
 * article was published and which it is, 28 bytes in all; reading it goes by that order and keeps
 * an article only while a later version of it is to come. Use by one thread at a time.
 */
public final class ArticleArchive implements Iterable<Article>, AutoCloseable {
  private static final int BLOCK = 1 << 16;

  /** So many lines are read together, or so many bytes of them, whichever comes first. */
  private static final int AT_ONCE = 512;

  private static final int BYTES_AT_ONCE = 8_000_000;

  private final FileChannel file;
  private final Problems problems;
  private final long[] published;
  private final long[] offsets;
  private final int[] lengths;
  private final long[] ids;
  private final Integer[] order;
  private final Map<Long, Integer> versions;

  private ArticleArchive(FileChannel file, Problems problems, Index index) {
    this.file = file;
    this.problems = problems;
    this.published = Arrays.copyOf(index.published, index.size);
    this.offsets = Arrays.copyOf(index.offsets, index.size);
    this.lengths = Arrays.copyOf(index.lengths, index.size);
    this.ids = Arrays.copyOf(index.ids, index.size);
    this.order = new Integer[index.size];
    Arrays.setAll(order, i -> i);
    Arrays.sort(
        order,
        (a, b) ->
            published[a] != published[b]
                ? Long.compare(published[a], published[b])
                : Long.compare(offsets[a], offsets[b]));
    this.versions = repeated(ids);
  }

  /**
   * Opens the {@code articles.jsonl} of a folder. Its lines are read on all cores.
   *
   * @return empty if the folder has none
   */
  public static Optional<ArticleArchive> open(Path folder) {
    Path path = folder.resolve("articles.jsonl");
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    try {
      Problems problems = new Problems("articles.jsonl");
      FileChannel file = FileChannel.open(path, StandardOpenOption.READ);
      return Optional.of(new ArticleArchive(file, problems, index(path, problems)));
    } catch (IOException e) {
      throw new UncheckedIOException(path + " can't be read", e);
    }
  }

  /** How many lines hold an article. */
  public int size() {
    return order.length;
  }

  /** What could not be read, with its line. */
  public List<Problem> problems() {
    return problems.all();
  }

  /** When the earliest article was published; empty without articles. */
  public Optional<Instant> first() {
    return order.length == 0
        ? Optional.empty()
        : Optional.of(Instant.ofEpochMilli(published[order[0]]));
  }

  /** When the latest one was. */
  public Optional<Instant> last() {
    return order.length == 0
        ? Optional.empty()
        : Optional.of(Instant.ofEpochMilli(published[order[order.length - 1]]));
  }

  /** The articles by publication; a line that repeats a version is left out. */
  @Override
  public Iterator<Article> iterator() {
    return new Reader();
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<Long, Integer> repeated(long[] ids) {
    long[] sorted = ids.clone();
    Arrays.sort(sorted);
    Map<Long, Integer> repeated = new HashMap<>();
    for (int i = 1; i < sorted.length; i++) {
      if (sorted[i] == sorted[i - 1]) {
        repeated.merge(sorted[i], 1, Integer::sum);
      }
    }
    return repeated;
  }

  /** Two articles with one id here would merely be kept a little longer. */
  private static long id(String id) {
    long hash = 1125899906842597L;
    for (int i = 0; i < id.length(); i++) {
      hash = 31 * hash + id.charAt(i);
    }
    return hash;
  }

  // The index

  private static final class Index {
    private long[] published = new long[1024];
    private long[] offsets = new long[1024];
    private int[] lengths = new int[1024];
    private long[] ids = new long[1024];
    private int size;

    void add(ArticlesJsonl.Entry entry, long offset, int length) {
      if (size == published.length) {
        int larger = size + (size >> 1);
        published = Arrays.copyOf(published, larger);
        offsets = Arrays.copyOf(offsets, larger);
        lengths = Arrays.copyOf(lengths, larger);
        ids = Arrays.copyOf(ids, larger);
      }
      published[size] = entry.published().toEpochMilli();
      offsets[size] = offset;
      lengths[size] = length;
      ids[size++] = id(entry.articleId());
    }
  }

  /** A line with its place. */
  private record Line(byte[] bytes, long offset, long number) {
    String text() {
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  private static Index index(Path path, Problems problems) throws IOException {
    Index index = new Index();
    try (var in = Files.newInputStream(path)) {
      byte[] block = new byte[BLOCK];
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      List<Line> lines = new ArrayList<>(AT_ONCE);
      long offset = 0;
      long added = 0;
      long number = 1;
      for (int n = in.read(block); n >= 0; n = in.read(block)) {
        int from = 0;
        for (int i = 0; i < n; i++) {
          if (block[i] == '\n') {
            line.write(block, from, i - from);
            lines.add(new Line(line.toByteArray(), offset, number++));
            offset += line.size() + 1L;
            line.reset();
            from = i + 1;
          }
        }
        line.write(block, from, n - from);
        if (line.size() > ArticlesJsonl.MAX_LINE * 4) {
          throw new IOException(
              "line %d has no end within %d bytes".formatted(number, line.size()));
        }
        if (lines.size() >= AT_ONCE || offset - added >= BYTES_AT_ONCE) {
          add(lines, index, problems);
          lines.clear();
          added = offset;
        }
      }
      lines.add(new Line(line.toByteArray(), offset, number));
      add(lines, index, problems);
    }
    return index;
  }

  private static void add(List<Line> lines, Index index, Problems problems) {
    List<Line> written = lines.stream().filter(line -> !line.text().isBlank()).toList();
    List<ArticlesJsonl.Parsed> parsed =
        written.parallelStream().map(line -> ArticlesJsonl.entry(line.text())).toList();
    for (int i = 0; i < written.size(); i++) {
      Line line = written.get(i);
      parsed
          .get(i)
          .fold(line.number(), problems)
          .ifPresent(entry -> index.add(entry, line.offset(), line.bytes().length));
    }
  }

  // Reading

  private final class Reader implements Iterator<Article> {
    private final Map<Long, Integer> left = new HashMap<>(versions);
    private final Map<String, Article> last = new HashMap<>();
    private final Deque<Article> ahead = new ArrayDeque<>();
    private int at;
    private @Nullable Article next = advance();

    @Override
    public boolean hasNext() {
      return next != null;
    }

    @Override
    public Article next() {
      Article here = next;
      if (here == null) {
        throw new NoSuchElementException();
      }
      next = advance();
      return here;
    }

    private @Nullable Article advance() {
      while (at < order.length) {
        int line = order[at];
        Article article = article();
        Integer later = left.get(ids[line]);
        if (later == null) {
          return article;
        }
        Article before = last.get(article.articleId());
        Article version = before == null ? article : ArticlesJsonl.after(before, article);
        boolean news = before == null || !version.changed().isEmpty();
        if (later == 0) {
          last.remove(article.articleId());
        } else if (news) {
          last.put(article.articleId(), version);
        }
        left.put(ids[line], later - 1);
        if (news) {
          return version;
        }
      }
      return null;
    }

    /** The article whose turn it is; those that follow are read together with it, on all cores. */
    private Article article() {
      if (ahead.isEmpty()) {
        List<String> texts = new ArrayList<>(AT_ONCE);
        int bytes = 0;
        for (int i = at; i < order.length && texts.size() < AT_ONCE && bytes < BYTES_AT_ONCE; i++) {
          texts.add(text(order[i]));
          bytes += lengths[order[i]];
        }
        texts.parallelStream()
            .map(text -> ArticlesJsonl.entry(text).entry())
            .map(entry -> entry == null ? null : entry.article())
            .toList()
            .forEach(article -> ahead.add(unchanged(article)));
      }
      at++;
      return ahead.remove();
    }

    private Article unchanged(@Nullable Article article) {
      if (article == null) {
        throw new UncheckedIOException(new IOException("articles.jsonl changed while it was read"));
      }
      return article;
    }

    private String text(int line) {
      try {
        ByteBuffer bytes = ByteBuffer.allocate(lengths[line]);
        while (bytes.hasRemaining()) {
          if (file.read(bytes, offsets[line] + bytes.position()) < 0) {
            throw new IOException("articles.jsonl got shorter while it was read");
          }
        }
        return new String(bytes.array(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
