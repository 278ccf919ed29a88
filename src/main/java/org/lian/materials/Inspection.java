package org.lian.materials;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStreamImpl;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.tika.Tika;
import org.apache.tika.mime.MimeTypes;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;

/** Looks whether a file is what a court can open, in a few threads with a memory and a time limit. */
@Component
class Inspection {
    private static final long PDF_MEMORY = 16L << 20;
    private static final int SMALL_ENOUGH = 512;

    private final Tika tika = new Tika(MimeTypes.getDefaultMimeTypes());
    private final MaterialLimits limits;
    private final ThreadPoolExecutor threads;

    Inspection(MaterialLimits limits) {
        this.limits = limits;
        // Bounded: a crowd of uploads waits at the door, not in the heap.
        threads = new ThreadPoolExecutor(2, 2, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(100), task -> {
            var thread = new Thread(task, "material-inspection");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** What a file is and how many pages it has. */
    record Found(FileType type, @Nullable Integer pages) {}

    /** What the first bytes say; empty when only a look inside the container can tell. */
    Optional<FileType> detect(byte[] start, String fileName) {
        var detected = tika.detect(start);
        if (detected.equals("application/octet-stream") && isChineseText(start, fileName)) {
            return Optional.of(FileType.TEXT);
        }
        return switch (detected) {
            case "application/zip", "application/x-tika-ooxml", "application/x-tika-msoffice" -> Optional.empty();
            default ->
                Optional.of(FileType.ofMediaType(detected)
                        .map(type -> suiting(type, fileName))
                        .orElseThrow(() -> notAllowed(fileName, detected)));
        };
    }

    /** Text in the national standard's encoding, as Windows saves it, which the detector takes for noise. */
    private static boolean isChineseText(byte[] start, String fileName) {
        if (!FileType.TEXT.hasExtension(FileName.extension(fileName))) {
            return false;
        }
        var characters = CharBuffer.allocate(start.length);
        // Not at the end of input: the start of a file may stop inside a character.
        var result = Charset.forName("GB18030").newDecoder().decode(ByteBuffer.wrap(start), characters, false);
        return !result.isError()
                && characters.flip().chars().noneMatch(c -> Character.isISOControl(c) && "\t\r\n\f".indexOf(c) < 0);
    }

    Found inspect(@Nullable FileType type, SealedScratch file, String fileName) {
        var task = threads.getQueue().remainingCapacity() == 0 ? null : submit(() -> look(type, file, fileName));
        if (task == null) {
            throw Refusal.unavailable("上传的人较多，材料暂时无法检查。请过一分钟再上传，已上传的材料不受影响。");
        }
        try {
            return task.get(limits.inspectionTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            task.cancel(true);
            throw tooComplex();
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw Refusal.unavailable("系统正在停止，请稍后重新上传这份材料。");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Refusal refusal) {
                throw refusal;
            }
            if (e.getCause() instanceof OutOfMemoryError || e.getCause() instanceof StackOverflowError) {
                throw tooComplex();
            }
            throw new IllegalStateException("Inspection failed", e.getCause());
        }
    }

    private java.util.concurrent.@Nullable Future<Found> submit(Callable<Found> look) {
        try {
            return threads.submit(look);
        } catch (RejectedExecutionException full) {
            return null;
        }
    }

    private Found look(@Nullable FileType type, SealedScratch file, String fileName) {
        if (type == null) {
            return new Found(suiting(office(file, fileName), fileName), null);
        }
        return switch (type) {
            case PDF -> new Found(type, pages(file));
            case JPEG, PNG, TIFF -> {
                requireWholeImage(file);
                yield new Found(type, null);
            }
            default -> new Found(type, null);
        };
    }

    private static int pages(SealedScratch file) {
        try (var document = Loader.loadPDF(
                new ScratchForPdf(file), MemoryUsageSetting.setupMainMemoryOnly(PDF_MEMORY).streamCache)) {
            var pages = document.getNumberOfPages();
            if (pages < 1) {
                throw pdfBroken();
            }
            document.getPage(0);
            document.getPage(pages - 1);
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
                if (pixels > limits.imagePixels()) {
                    throw invalid(
                            "IMAGE_TOO_LARGE",
                            "图片有 %d 万像素，超过 %d 万像素的上限。请用手机相机的普通模式重新拍摄，或缩小后上传。"
                                    .formatted(pixels / 10_000, limits.imagePixels() / 10_000));
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

    private static FileType office(SealedScratch file, String fileName) {
        try {
            var names = file.read(0, 2)[0] == 'P' ? OfficeFile.zipEntries(file) : OfficeFile.oleEntries(file);
            if (names.contains("EncryptedPackage")) {
                throw invalid("OFFICE_ENCRYPTED", "这份 Office 文件设有密码，法院无法阅读。请取消密码后重新上传，或另存为 PDF 上传。");
            }
            if (names.stream().anyMatch(name -> name.endsWith("vbaProject.bin") || name.equals("_VBA_PROJECT_CUR"))
                    || names.containsAll(Set.of("Macros", "VBA"))) {
                throw invalid("OFFICE_MACROS", "这份 Office 文件含有宏，出于安全不能接收。请另存为 PDF 或不含宏的文件后上传。");
            }
            if (names.contains("word/document.xml")) {
                return FileType.DOCX;
            }
            if (names.contains("xl/workbook.xml")) {
                return FileType.XLSX;
            }
            if (names.contains("WordDocument")) {
                return FileType.DOC;
            }
            if (names.contains("Workbook") || names.contains("Book")) {
                return FileType.XLS;
            }
            throw notAllowed(fileName, "压缩包或其他容器");
        } catch (IOException e) {
            throw invalid("OFFICE_BROKEN", "文件已损坏或不完整，无法打开。请在电脑上确认能打开后重新上传；压缩包请解压后逐个上传，或另存为 PDF。");
        }
    }

    private static FileType suiting(FileType type, String fileName) {
        var extension = FileName.extension(fileName);
        if (type.suits(extension)) {
            return type;
        }
        throw invalid(
                "TYPE_MISMATCH",
                "文件扩展名是 .%s，实际内容是%s。请确认选对了文件；如果内容无误，请把扩展名改为 .%s 后重新上传，或另存为 PDF。"
                        .formatted(extension, type.label(), type.extension()));
    }

    private static Refusal notAllowed(String fileName, String detected) {
        var extension = FileName.extension(fileName);
        var named = FileType.isKnownExtension(extension) ? "扩展名是 ." + extension + "，但" : "";
        return invalid(
                "TYPE_NOT_ALLOWED",
                "%s文件内容不是可以接收的类型（识别为 %s）。可以上传 %s；其他文件请另存为 PDF 后上传。".formatted(named, detected, FileType.ALLOWED));
    }

    private static Refusal pdfBroken() {
        return invalid("PDF_BROKEN", "这份 PDF 已损坏或没有页面，无法打开。请在电脑或手机上确认能打开后重新上传，也可以拍照上传。");
    }

    private static Refusal imageBroken() {
        return invalid("IMAGE_BROKEN", "这张图片已损坏或不完整，无法打开。请重新拍照，或从相册重新选择后上传。");
    }

    private static Refusal tooComplex() {
        return invalid("FILE_TOO_COMPLEX", "文件结构过于复杂，系统无法在限定时间内检查。请另存为普通 PDF，或拆成几个文件后上传。");
    }

    private static Refusal invalid(String code, String message) {
        return Refusal.invalid("file", code, message);
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }

    /** Lets ImageIO read a scratch file. */
    private static class ScratchForImage extends ImageInputStreamImpl {
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
