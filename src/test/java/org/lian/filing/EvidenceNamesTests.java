package org.lian.filing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lian.materials.Material;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Track;

/** Pieces of evidence in a list are called what they are. */
class EvidenceNamesTests {
    @ParameterizedTest
    @DisplayName("证据目录里写的是什么证据：手机、相机起的文件名，前面写是照片还是什么；自己起的名字照写")
    @CsvSource({
        "IMG_20261201_093000.jpg, EVIDENCE, image/jpeg, 照片（IMG_20261201_093000.jpg）, 照片",
        "mmexport1700000000000.jpg, EVIDENCE, image/jpeg, 照片（mmexport1700000000000.jpg）, 照片",
        "微信图片_20261201.png, EVIDENCE, image/png, 照片（微信图片_20261201.png）, 照片",
        "image.jpg, EVIDENCE, image/jpeg, 照片（image.jpg）, 照片",
        "VID_0001.mp4, EVIDENCE, video/mp4, 录像（VID_0001.mp4）, 录像",
        "录音 3.m4a, EVIDENCE, audio/mp4, 录音（录音 3.m4a）, 录音",
        "DSC01234.jpg, WAGE_NOTE, image/jpeg, 工资欠条（DSC01234.jpg）, 工资欠条",
        "借条.jpg, EVIDENCE, image/jpeg, 借条.jpg, 照片",
        "借条2.jpg, EVIDENCE, image/jpeg, 借条2.jpg, 照片",
        "合同.pdf, EVIDENCE, application/pdf, 合同.pdf, 文件"
    })
    void areCalledWhatTheyAre(String file, Material.Kind kind, String type, String name, String shown) {
        var material = new Material(
                UUID.randomUUID(),
                FilingId.random(),
                kind,
                file,
                type,
                1,
                "",
                Material.Scan.NOT_SCANNED,
                Instant.EPOCH,
                null,
                null);

        assertThat(EvidenceNames.of(material, Track.CIVIL)).isEqualTo(name);
        assertThat(EvidenceNames.kind(material, Track.CIVIL)).isEqualTo(shown);
    }
}
