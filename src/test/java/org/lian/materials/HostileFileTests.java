package org.lian.materials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.util.unit.DataSize;

/** 恶意文件: bombs, loops and crashes end in a clear answer, and the main process never reads them. */
@CourtTest
@TestPropertySource(properties = "lian.materials.max-pages=20")
@Tag("thorough")
class HostileFileTests {
    private static final Actor LITIGANT = new Actor("a-1", "zhangsan", Set.of(Role.LITIGANT), Set.of());
    private static final MaterialLimits IMPATIENT = new MaterialLimits(
            DataSize.ofMegabytes(50), 100, DataSize.ofMegabytes(500), 20, 120_000_000, 20, Duration.ofSeconds(3));

    @Autowired
    Materials materials;

    private final FilingId filing = FilingId.random();

    @Test
    @DisplayName("几十 KB 的 PNG 解开有上亿像素：不解码就退回")
    void pixelBomb() throws Exception {
        var bomb = png(30_000, 30_000, 1_000);
        assertThat(bomb.length).isLessThan(200_000);

        refused("IMAGE_TOO_LARGE", "炸弹.png", bomb);
    }

    @Test
    @DisplayName("页数太多、页面大到几公里的 PDF：说明怎么改")
    void pages() throws Exception {
        refused("PDF_TOO_MANY_PAGES", "多.pdf", pdf(21, PDRectangle.A4));
        refused("PDF_PAGE_TOO_LARGE", "大.pdf", pdf(1, new PDRectangle(9_000_000, 9_000_000)));
        assertThat(add("二十页.pdf", pdf(20, PDRectangle.A4)).pages()).isEqualTo(20);
    }

    @Test
    @DisplayName("解开是几个 G 的、套着压缩包的、改名藏压缩包的、套三层的 Office 文件：退回；正常嵌入表格的照收")
    void archives() throws Exception {
        var zeros = new byte[64 << 20];
        refused("ARCHIVE_BOMB", "炸弹.docx", zip("word/document.xml", zeros));
        var inner = zip("a.txt", new byte[10]);
        refused("ARCHIVE_BOMB", "套娃.docx", zip("word/document.xml", new byte[10], "word/a.ZIP", inner));
        refused("ARCHIVE_BOMB", "改名.docx", zip("word/document.xml", new byte[10], "word/media/a.png", inner));
        var sheet = zip("[Content_Types].xml", new byte[10], "xl/workbook.xml", new byte[10]);
        var twice = zip("[Content_Types].xml", new byte[10], "word/embeddings/b.xlsx", sheet);
        refused("ARCHIVE_BOMB", "三层.docx", zip("word/document.xml", new byte[10], "word/embeddings/a.docx", twice));

        assertThat(add("嵌入.docx", zip("word/document.xml", new byte[10], "word/embeddings/a.xlsx", sheet))
                        .mediaType())
                .contains("wordprocessingml");
    }

    @Test
    @DisplayName("声明的大小说谎也没用：按真正解开的字节算")
    void liesAboutItsSize() throws Exception {
        var bomb = zip("word/document.xml", new byte[64 << 20]);
        var directory = ByteBuffer.wrap(bomb).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        for (var i = 0; i < bomb.length - 4; i++) {
            if (directory.getInt(i) == 0x02014b50) {
                directory.putInt(i + 24, 100);
            }
        }
        refused("ARCHIVE_BOMB", "说谎.docx", bomb);
    }

    @Test
    @DisplayName("检查没完没了：到时间就结束那个进程，说明无法检查；下一份照常")
    void endlessParse() throws Exception {
        var parsers = new Parsers(IMPATIENT, "", "", Parsers.command(Endless.class));
        try (var scratch = scratch()) {
            var start = System.nanoTime();
            var refusal = catchThrowableOfType(Refusal.class, () -> parsers.look(FileType.PDF, scratch));
            assertThat(refusal.faults().get(0).code()).isEqualTo("FILE_TOO_COMPLEX");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
        }
        requireNoChild(Endless.class);
        assertThat(add("照常.pdf", pdf(1, PDRectangle.A4)).pages()).isEqualTo(1);
    }

    @Test
    @DisplayName("检查进程内存用尽而死：说明无法读取这份文件，主进程不受影响")
    void crash() throws Exception {
        var parsers = new Parsers(IMPATIENT, "", "", Parsers.command(Hungry.class));
        try (var scratch = scratch()) {
            for (var i = 0; i < 3; i++) {
                var refusal = catchThrowableOfType(Refusal.class, () -> parsers.look(FileType.PDF, scratch));
                assertThat(refusal.faults().get(0).code()).isEqualTo("FILE_UNREADABLE");
                assertThat(refusal.detail()).contains("无法读取");
            }
        }
        requireNoChild(Hungry.class);
    }

    @Test
    @DisplayName("检查进程看不到主进程的环境变量")
    void noSecretsInTheChild() throws Exception {
        add("起.pdf", pdfOf());
        var parser = ProcessHandle.current()
                .children()
                .filter(child -> child.info().commandLine().orElse("").contains(ParserProcess.class.getName()))
                .findFirst();
        assertThat(parser).isPresent();
        var environment =
                java.nio.file.Path.of("/proc", Long.toString(parser.get().pid()), "environ");
        if (java.nio.file.Files.exists(environment)) {
            assertThat(java.nio.file.Files.readString(environment).split("\0"))
                    .allMatch(variable -> variable.startsWith("CLASSPATH="));
        }
    }

    /** Never answers. */
    static class Endless {
        public static void main(String[] arguments) throws Exception {
            System.out.write(ParserProcess.READY);
            System.out.flush();
            Thread.sleep(60_000);
        }
    }

    /** Wants more memory than it may have. */
    static class Hungry {
        public static void main(String[] arguments) throws Exception {
            System.out.write(ParserProcess.READY);
            System.out.flush();
            System.in.read();
            var all = new java.util.ArrayList<byte[]>();
            while (true) {
                all.add(new byte[16 << 20]);
            }
        }
    }

    private static void requireNoChild(Class<?> main) {
        org.awaitility.Awaitility.await().until(() -> ProcessHandle.current()
                .children()
                .noneMatch(child -> child.info().commandLine().orElse("").contains(main.getName())));
    }

    private Material add(String name, byte[] content) {
        return materials.add(filing, "EVIDENCE", name, new ByteArrayInputStream(content), LITIGANT);
    }

    private void refused(String code, String name, byte[] content) {
        var refusal = catchThrowableOfType(Refusal.class, () -> add(name, content));
        assertThat(refusal).as(name).isNotNull();
        assertThat(refusal.faults().get(0).code()).as(refusal.detail()).isEqualTo(code);
        assertThat(refusal.detail()).contains("请");
        assertThat(materials.of(filing)).isEmpty();
    }

    private static SealedScratch scratch() throws IOException {
        var scratch = new SealedScratch(java.nio.file.Files.createTempFile("scratch", ".test"));
        try (var out = scratch.writing()) {
            out.write(new byte[100]);
        }
        return scratch;
    }

    private static byte[] pdfOf() {
        try {
            return pdf(1, PDRectangle.A4);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] pdf(int pages, PDRectangle size) throws IOException {
        try (var document = new PDDocument()) {
            for (var i = 0; i < pages; i++) {
                document.addPage(new PDPage(size));
            }
            document.getDocumentInformation().setTitle(UUID.randomUUID().toString());
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    /** Names and contents by turns. */
    private static byte[] zip(Object... entries) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var i = 0; i < entries.length; i += 2) {
                zip.putNextEntry(new ZipEntry((String) entries[i]));
                zip.write((byte[]) entries[i + 1]);
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    /** A grey picture that is all one line, repeated: true to its header, and small. */
    private static byte[] png(int width, int height, int rows) throws IOException {
        var out = new ByteArrayOutputStream();
        var png = new DataOutputStream(out);
        png.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
        chunk(
                png,
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put((byte) 1)
                        .array());
        var packed = new ByteArrayOutputStream();
        try (var deflating = new DeflaterOutputStream(packed, new Deflater(9))) {
            for (var i = 0; i < rows; i++) {
                deflating.write(new byte[1 + width / 8]);
            }
        }
        chunk(png, "IDAT", packed.toByteArray());
        chunk(png, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static void chunk(DataOutputStream png, String type, byte[] content) throws IOException {
        var crc = new CRC32();
        crc.update(type.getBytes(StandardCharsets.US_ASCII));
        crc.update(content);
        png.writeInt(content.length);
        png.writeBytes(type);
        png.write(content);
        png.writeInt((int) crc.getValue());
    }
}
