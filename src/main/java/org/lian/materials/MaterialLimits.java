package org.lian.materials;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** How much one filing may upload, and how long one file may keep the parsers busy. */
@Component
public record MaterialLimits(
        @Value("${lian.materials.max-file-size:50MB}") DataSize fileSize,
        @Value("${lian.materials.max-count:100}") int count,
        @Value("${lian.materials.max-total-size:500MB}") DataSize totalSize,

        @Value("${lian.materials.max-image-pixels:120000000}")
        long imagePixels,

        @Value("${lian.materials.max-pages:3000}") int pages,
        @Value("${lian.materials.inspection-timeout:20s}") Duration inspectionTimeout) {}
