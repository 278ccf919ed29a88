package org.lian.reference;

import java.util.List;
import org.lian.vocabulary.Track;

/** 案由. The path leads from the top to this cause itself; {@code version} is the year of its list. */
public record Cause(String code, String name, List<String> path, Track track, String version) {}
