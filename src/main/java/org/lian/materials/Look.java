package org.lian.materials;

import java.io.IOException;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStreamImpl;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.Refusal;

/**
 * The look whether a file is what a court can open. Runs in a process of its own: what it reads comes from strangers.
 */
class Look {
    private static final long PDF_MEMORY = 16L << 20;
    private static final int SMALL_ENOUGH = 512;

    /** The widest page that the PDF standard itself knows, 200 inches (ISO 32000 annex C). */
    private static final float WIDEST_PAGE = 14_400;

    private final long mostPixels;
    private final int mostPages;
    private final String heif;

    Look(long mostPixels, int mostPages, String heif) {
        this.mostPixels = mostPixels;
        this.mostPages = mostPages;
        this.heif = heif;
    }

    /** The kind of a file and the number of its pages. */
    record Found(FileType type, @Nullable Integer pages) {}

    Found at(@Nullable FileType type, SealedScratch file) {
        if (type == null) {
            return new Found(office(file), null);
        }
        return switch (type) {
            case PDF -> new Found(type, pages(file));
            case HEIC -> {
                requireWholePhoto(file);
                yield new Found(type, null);
            }
            case JPEG, PNG, TIFF, WEBP -> {
                requireWholeImage(file);
                yield new Found(type, null);
            }
            default -> new Found(type, null);
        };
    }

    private int pages(SealedScratch file) {
        try (var document = Loader.loadPDF(
                new ScratchForPdf(file), MemoryUsageSetting.setupMainMemoryOnly(PDF_MEMORY).streamCache)) {
            var pages = document.getNumberOfPages();
            if (pages < 1) {
                throw pdfBroken();
            }
            if (pages > mostPages) {
                throw invalid("PDF_TOO_MANY_PAGES", "这份 PDF 有 %d 页，超过 %d 页的上限。请拆成几个文件后上传。".formatted(pages, mostPages));
            }
            for (var page : document.getPages()) {
                var size = page.getMediaBox();
                if (!(size.getWidth() <= WIDEST_PAGE && size.getHeight() <= WIDEST_PAGE)) {
                    throw invalid("PDF_PAGE_TOO_LARGE", "这份 PDF 有一页的尺寸超过 5 米，无法显示和打印。请用 A4 纸张重新导出后上传。");
                }
            }
            ActivePdf.refuse(document.getDocument());
            return pages;
        } catch (InvalidPasswordException e) {
            throw invalid("PDF_ENCRYPTED", "这份 PDF 设有打开密码，法院无法阅读。请用原软件取消密码（另存为不加密的 PDF）后重新上传。");
        } catch (IOException | RuntimeException e) {
            if (e instanceof Refusal refusal) {
                throw refusal;
            }
            throw pdfBroken();
        }
    }

    /** Where no program reads it, it is taken unseen: the court opens the original. */
    private void requireWholePhoto(SealedScratch file) {
        try {
            if (!heif.isEmpty()
                    && Heif.decoded(heif, file, jpeg -> {
                                requireWholeImage(jpeg);
                                return true;
                            })
                            .isEmpty()) {
                throw imageBroken();
            }
        } catch (IOException e) {
            throw imageBroken();
        }
    }

    private void requireWholeImage(SealedScratch file) {
        try (var input = new ScratchForImage(file)) {
            var readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                throw imageBroken();
            }
            var reader = readers.next();
            try {
                reader.setInput(input, true, true);
                // The header alone first: a small file may claim a picture of gigabytes.
                var pixels = Math.multiplyFull(reader.getWidth(0), reader.getHeight(0));
                if (pixels > mostPixels) {
                    throw invalid(
                            "IMAGE_TOO_LARGE",
                            "图片有 %d 万像素，超过 %d 万像素的上限。请用手机相机的普通模式重新拍摄，或缩小后上传。"
                                    .formatted(pixels / 10_000, mostPixels / 10_000));
                }
                decodeSmall(reader);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            if (e instanceof Refusal refusal) {
                throw refusal;
            }
            throw imageBroken();
        }
    }

    /** Goes through all the bytes, keeps few pixels. */
    private static void decodeSmall(ImageReader reader) throws IOException {
        var cut = new boolean[1];
        reader.addIIOReadWarningListener((source, warning) -> {
            if (warning.contains("premature end of data")) {
                cut[0] = true;
            }
        });
        var step = Math.max(1, Math.max(reader.getWidth(0), reader.getHeight(0)) / SMALL_ENOUGH);
        var few = reader.getDefaultReadParam();
        few.setSourceSubsampling(step, step, 0, 0);
        if (reader.canReadRaster()) {
            // Also scans in CMYK, which have no plain picture.
            reader.readRaster(0, few);
        } else {
            reader.read(0, few);
        }
        if (cut[0]) {
            throw imageBroken();
        }
    }

    private static FileType office(SealedScratch file) {
        try {
            var names = file.read(0, 2)[0] == 'P' ? OfficeFile.zipEntries(file) : OfficeFile.oleEntries(file);
            if (names.contains("EncryptedPackage")) {
                throw invalid("OFFICE_ENCRYPTED", "这份 Office 文件设有密码，法院无法阅读。请取消密码后重新上传，或另存为 PDF 上传。");
            }
            if (names.stream().anyMatch(name -> name.endsWith("vbaProject.bin") || name.equals("_VBA_PROJECT_CUR"))
                    || names.containsAll(Set.of("Macros", "VBA"))) {
                throw OfficePart.macros();
            }
            if (names.contains("\u0001Ole10Native")) {
                throw OfficePart.embedded();
            }
            if (file.read(0, 2)[0] == 'P') {
                Archive.requireHarmless(file);
            }
            if (names.contains("word/document.xml")) {
                return FileType.DOCX;
            }
            if (names.contains("xl/workbook.xml")) {
                return FileType.XLSX;
            }
            if (names.contains(OfdPages.ROOT)) {
                return FileType.OFD;
            }
            if (names.contains("WordDocument")) {
                return FileType.DOC;
            }
            if (names.contains("Workbook") || names.contains("Book")) {
                return FileType.XLS;
            }
            throw invalid(
                    "TYPE_NOT_ALLOWED",
                    "内容是压缩包或其他容器。可以上传 %s；压缩包请解开后逐个上传，其他文件请另存为 PDF 后上传。".formatted(FileType.ALLOWED));
        } catch (Archive.Bomb bomb) {
            throw invalid("ARCHIVE_BOMB", "这份文件解开以后大得不正常，或者压缩包里还套着压缩包，出于安全不能接收。请另存为 PDF，或者把里面的文件取出来逐个上传。");
        } catch (IOException e) {
            throw invalid("OFFICE_BROKEN", "文件已损坏或不完整，无法打开。请在电脑上确认能打开后重新上传；压缩包请解压后逐个上传，或另存为 PDF。");
        }
    }

    private static Refusal pdfBroken() {
        return invalid("PDF_BROKEN", "这份 PDF 已损坏或没有页面，无法打开。请在电脑或手机上确认能打开后重新上传，也可以拍照上传。");
    }

    private static Refusal imageBroken() {
        return invalid("IMAGE_BROKEN", "这张图片已损坏或不完整，无法打开。请重新拍照，或从相册重新选择后上传。");
    }

    static Refusal tooComplex() {
        return invalid("FILE_TOO_COMPLEX", "文件结构过于复杂，系统无法在限定时间内检查。请另存为普通 PDF，或拆成几个文件后上传。");
    }

    static Refusal invalid(String code, String message) {
        return Refusal.invalid("file", code, message);
    }

    /** The scratch file from which ImageIO reads. */
    static class ScratchForImage extends ImageInputStreamImpl {
        private final SealedScratch scratch;

        ScratchForImage(SealedScratch scratch) {
            this.scratch = scratch;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 1 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int wanted) throws IOException {
            bitOffset = 0;
            var count = scratch.read(streamPos, target, offset, wanted);
            streamPos += count;
            return count == 0 && wanted > 0 ? -1 : count;
        }

        @Override
        public long length() {
            try {
                return scratch.length();
            } catch (IOException e) {
                return -1;
            }
        }
    }
}
