package org.lian.browser;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Pictures of pages for eyes, in target/pictures, with {@code -Dpictures=true}: nothing reads them, and a page of the whole
 * length is drawn by the processor.
 */
public final class Pictures {
    private static final boolean WANTED = Boolean.getBoolean("pictures");

    private Pictures() {}

    /** A paper for eyes beside the pictures. */
    static void keep(Path path, byte[] paper) throws IOException {
        if (WANTED) {
            Files.createDirectories(path.getParent());
            Files.write(path, paper);
        }
    }

    /** @param whole the page from top to bottom, not only what a screen shows */
    public static void take(Page page, Path path, boolean whole) {
        if (WANTED) {
            page.screenshot(new Page.ScreenshotOptions().setPath(path).setFullPage(whole));
        }
    }
}
