package io.faultline.app.replay;

import io.faultline.events.Article;
import io.faultline.ingest.folder.ArticleArchive;
import io.faultline.ingest.tables.Problem;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The articles of a directory, which needn't fit into memory; none if it has none. */
public final class Archive implements Iterable<Article>, AutoCloseable {
  private final @Nullable ArticleArchive articles;

  private Archive(@Nullable ArticleArchive articles) {
    this.articles = articles;
  }

  /** Opens the directory's articles.jsonl, if it has one. */
  public static Archive open(Path directory) {
    return new Archive(ArticleArchive.open(directory).orElse(null));
  }

  /** By known time; may be asked for again. */
  @Override
  public Iterator<Article> iterator() {
    return articles == null ? Collections.emptyIterator() : articles.iterator();
  }

  /** How many there are. */
  public int size() {
    return articles == null ? 0 : articles.size();
  }

  /** When the first is known. */
  public Optional<Instant> first() {
    return articles == null ? Optional.empty() : articles.first();
  }

  /** When the last is. */
  public Optional<Instant> last() {
    return articles == null ? Optional.empty() : articles.last();
  }

  /** What could not be read, with its place. */
  public List<Problem> problems() {
    return articles == null ? List.of() : articles.problems();
  }

  @Override
  public void close() {
    if (articles != null) {
      articles.close();
    }
  }
}
