package io.faultline.streams.reading.claims;

import io.faultline.streams.reading.text.WordList;
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

  private static final WordList FICTION_WORDS =
      WordList.of(
          "novel",
          "novels",
          "fiction",
          "fictional",
          "thriller",
          "satire",
          "protagonist",
          "villain",
          "heroine",
          "playwright",
          "novelist",
          "plot",
          "scenes",
          "chapter",
          "sequel",
          "poem",
          "author",
          "film",
          "opera",
          "theatre",
          "actor",
          "actors",
          "screenplay",
          "reader",
          "readers",
          "characters");
  private static final WordList FICTION_SURE =
      WordList.of(
          "novel",
          "novels",
          "fictional",
          "thriller",
          "protagonist",
          "novelist",
          "heroine",
          "opera",
          "theatre",
          "playwright",
          "screenplay");
  private static final WordList SPORT_WORDS =
      WordList.of(
          "football",
          "club",
          "match",
          "league",
          "derby",
          "coach",
          "stadium",
          "season",
          "fans",
          "goal",
          "goals",
          "striker",
          "rugby",
          "baseball",
          "basketball",
          "tennis",
          "cricket",
          "marathon",
          "championship",
          "olympic",
          "olympics",
          "referee",
          "tournament",
          "players",
          "archery",
          "team",
          "race",
          "federation",
          "athletes",
          "pitch");
  private static final WordList GAME_WORDS =
      WordList.of("crossword", "chess", "puzzle", "knight", "pawn", "clue", "clues", "riddle");

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
