package io.faultline.streams.reading.names;

/**
 * A place at which a text names a company.
 *
 * @param companyId whom it names
 * @param surface the name as it is written there
 * @param begin where it begins in the text, in UTF-16 units
 * @param end where it ends, exclusive
 * @param firstWord its first word among those of the text
 * @param endWord the word after its last
 * @param confidence that it is this company, 0 to 1
 * @param reason why, in words
 */
public record Mention(
    String companyId,
    String surface,
    int begin,
    int end,
    int firstWord,
    int endWord,
    double confidence,
    String reason) {}
