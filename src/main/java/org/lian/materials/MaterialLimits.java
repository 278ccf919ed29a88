package org.lian.materials;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.Refusal;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of what one filing may upload, and of how long one file may keep the parsers busy.
 *
 * @param maxFileSize Largest single file; the server itself cuts off at 85MB.
 * @param maxCount Most files of one filing.
 * @param maxTotalSize Most that the files of one filing may weigh together.
 * @param maxUploads Most files that one account may have on their way at a time.
 * @param maxImagePixels Most pixels of a picture, width times height.
 * @param maxPages Most pages of a PDF.
 * @param inspectionTimeout How long one file may keep the parser process busy before it is killed and the file refused.
 */
@ConfigurationProperties("lian.materials")
public record MaterialLimits(
        @DefaultValue("50MB") DataSize maxFileSize,
        @DefaultValue("100") int maxCount,
        @DefaultValue("500MB") DataSize maxTotalSize,
        @DefaultValue("20") int maxUploads,
        @DefaultValue("120000000") long maxImagePixels,
        @DefaultValue("3000") int maxPages,
        @DefaultValue("20s") Duration inspectionTimeout) {

    /** The code of a file that is too large for itself. */
    public static final String TOO_LARGE = "FILE_TOO_LARGE";

    /** The refusal of a file that is too large for itself. */
    Refusal fileTooLarge() {
        return Refusal.invalid(
                "file",
                TOO_LARGE,
                "文件超过 %d MB 的上限。照片：请在相册里裁小，或者发给自己时不选“原图”，存下来再传；录像、录音：剪短，只留有用的一段；扫描的文件：分成几个再传。"
                        .formatted(maxFileSize.toMegabytes()));
    }

    /** What stands against one more file beside those of a filing; null where there is room. */
    @Nullable
    Refusal lacksRoom(int files, long bytes, long more) {
        if (files >= maxCount) {
            return Refusal.invalid(
                    "file", "TOO_MANY_FILES", "本案已上传 %d 份材料，达到上限。请把同类材料合并成一个 PDF 后上传，或先删除不需要的材料。".formatted(files));
        }
        if (bytes + more > maxTotalSize.toBytes()) {
            return Refusal.invalid(
                    "file",
                    "TOTAL_TOO_LARGE",
                    "本案材料总量将超过 %d MB 的上限。请先删除不需要的材料，或者把照片裁小、录像剪短再传；录音录像可以到诉讼服务中心提交光盘。"
                            .formatted(maxTotalSize.toMegabytes()));
        }
        return null;
    }
}
