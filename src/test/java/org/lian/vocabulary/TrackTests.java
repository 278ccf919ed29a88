package org.lian.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrackTests {
    private final Map<String, String> words = ProcedureWords.words(ProcedureWords.packaged());

    @ParameterizedTest
    @EnumSource
    @DisplayName("每种程序的用词都是所有程序都有的：没有写错的名字，没有一个词要在页面上才发现没有")
    void everyWordIsKnown(Track track) {
        assertThat(ofAll()).isNotEmpty().containsAll(own(track.name()));
        assertThat(ofAll()).allSatisfy(name -> assertThat(track.word(name)).isNotNull());
        assertThat(track.words("asks")).allSatisfy(Track.Asks::valueOf);
    }

    @Test
    @DisplayName("申请执行的用词里没有原告、被告、起诉；民事起诉的用词里没有申请执行人")
    void noWordOfAnother() {
        assertThat(said(Track.ENFORCEMENT)).doesNotContain("原告", "被告", "起诉", "诉讼请求", "诉状");
        assertThat(said(Track.PRIVATE_PROSECUTION)).doesNotContain("原告", "起诉");
        assertThat(said(Track.CIVIL)).doesNotContain("申请执行人", "被执行人", "自诉");
        assertThat(said(Track.ADMINISTRATIVE)).doesNotContain("申请执行人", "被执行人", "自诉", "民事起诉");
    }

    private String said(Track track) {
        return ofAll().stream().map(track::word).collect(Collectors.joining("\n"));
    }

    private Set<String> ofAll() {
        return own("APPLICATION");
    }

    private Set<String> own(String procedure) {
        return words.keySet().stream()
                .filter(key -> key.startsWith(procedure + "."))
                .map(key -> key.substring(procedure.length() + 1))
                .collect(Collectors.toSet());
    }
}
