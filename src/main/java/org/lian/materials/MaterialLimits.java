package org.lian.materials;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of what one filing may upload, and of how long one file may keep the parsers busy.
 *
 * @param maxFileSize Largest single file; the server itself cuts off at 85MB.
 * @param maxCount Most files of one filing.
 * @param maxTotalSize Most that the files of one filing may weigh together.
 * @param maxImagePixels Most pixels of a picture, width times height.
 * @param maxPages Most pages of a PDF.
 * @param inspectionTimeout How long one file may keep the parser process busy before it is killed and the file refused.
 */
@ConfigurationProperties("lian.materials")
public record MaterialLimits(
        @DefaultValue("50MB") DataSize maxFileSize,
        @DefaultValue("100") int maxCount,
        @DefaultValue("500MB") DataSize maxTotalSize,
        @DefaultValue("120000000") long maxImagePixels,
        @DefaultValue("3000") int maxPages,
        @DefaultValue("20s") Duration inspectionTimeout) {}
