package io.faultline.streams.exposure;

import io.faultline.streams.timeline.Episode;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * State of {@link ExposureStage} for one episode.
 *
 * @param episode its last snapshot
 * @param handedOn holding to the fingerprint of the exposure that was handed on last
 * @param decided ids of the decisions that were taken about it
 */
public record TrackedEpisode(
    Episode episode, SortedMap<String, String> handedOn, SortedSet<String> decided) {}
