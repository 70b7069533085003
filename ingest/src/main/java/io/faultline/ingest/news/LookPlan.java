package io.faultline.ingest.news;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/** Which articles' pages are to be looked at again, and when. Thread-safe. */
final class LookPlan {
  /** A clock that jumps must not send a thousand requests at once. */
  private static final int AT_ONCE = 200;

  private record Look(Instant at, String articleId) {}

  private final PriorityQueue<Look> looks = new PriorityQueue<>((a, b) -> a.at().compareTo(b.at()));

  synchronized void plan(String articleId, ArticleState state) {
    Instant next = state.nextLook();
    if (next != null) {
      looks.add(new Look(next, articleId));
    }
  }

  /** Takes what is due out of the plan; who looks plans the next look. */
  synchronized List<String> due(Instant now) {
    List<String> due = new ArrayList<>();
    while (due.size() < AT_ONCE && !looks.isEmpty() && !looks.peek().at().isAfter(now)) {
      String articleId = looks.remove().articleId();
      if (!due.contains(articleId)) {
        due.add(articleId);
      }
    }
    return due;
  }
}
