package io.faultline.streams.reading.claims;

import io.faultline.streams.reading.text.WordList;
import io.faultline.streams.reading.text.WordLists;
import io.faultline.streams.reading.text.Words;

/**
 * What kind of text it is, as far as it matters: a review of a novel that is about sanctions, or a
 * match report with a ban in it, makes no claim about a company.
 */
enum Genre {
  NEWS,
  FICTION,
  SPORT,
  GAME;

  private static final WordLists WORDS = WordLists.beside(Genre.class, "genres.txt");
  private static final WordList FICTION_WORDS = WORDS.list("fiction-words");
  private static final WordList FICTION_SURE = WORDS.list("fiction-sure");
  private static final WordList SPORT_WORDS = WORDS.list("sport-words");
  private static final WordList GAME_WORDS = WORDS.list("game-words");

  static Genre of(Words words) {
    int fiction = count(words, FICTION_WORDS);
    int sure = count(words, FICTION_SURE);
    int sport = count(words, SPORT_WORDS);
    int game = count(words, GAME_WORDS);
    double length = Math.max(60, words.size());
    if (game >= 2 && game / length > 0.02) {
      return GAME;
    }
    if (sure >= 1 && fiction >= 2 && fiction / length > 0.02) {
      return FICTION;
    }
    if (sport >= 4 && sport / length > 0.03) {
      return SPORT;
    }
    return NEWS;
  }

  private static int count(Words words, WordList list) {
    int count = 0;
    for (int i = 0; i < words.size(); i++) {
      count += list.has(words, i) ? 1 : 0;
    }
    return count;
  }
}
