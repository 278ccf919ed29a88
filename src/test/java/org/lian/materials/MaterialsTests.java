package org.lian.materials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.database.DataFolder;
import org.lian.keys.Vault;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** 诉讼材料: what is taken, what is refused and how, and what the disk holds. */
@CourtTest
@TestPropertySource(
        properties = {
            "lian.materials.max-file-size=41MB",
            "lian.materials.max-count=4",
            "lian.materials.max-total-size=60MB"
        })
class MaterialsTests {
    private static final Actor LITIGANT = new Actor("a-1", "zhangsan", Set.of(Role.LITIGANT), Set.of());

    @Autowired
    Materials materials;

    @Autowired
    DataFolder data;

    @Autowired
    Vault vault;

    @Autowired
    JdbcClient jdbc;

    private final FilingId filing = FilingId.random();

    @Test
    @DisplayName("收下的 PDF 有页数、真实类型和原文的 SHA-256，显示未查毒")
    void acceptedPdf() throws Exception {
        var pdf = pdf(3);

        var material = add("COMPLAINT", "起诉状.pdf", pdf);

        assertThat(material.kind().label()).isEqualTo("起诉状");
        assertThat(material.mediaType()).isEqualTo("application/pdf");
        assertThat(material.pages()).isEqualTo(3);
        assertThat(material.size()).isEqualTo(pdf.length);
        assertThat(material.sha256()).isEqualTo(sha256(pdf));
        assertThat(material.scan().label()).isEqualTo("未查毒");
        assertThat(materials.of(filing)).containsExactly(material);
        assertThat(read(material)).isEqualTo(pdf);
    }

    @Test
    @DisplayName("类型由内容决定：图片扩展名写错照收，其他写错说明怎么改")
    void contentDecides() throws Exception {
        assertThat(add("EVIDENCE", "照片.png", image("jpg")).mediaType()).isEqualTo("image/jpeg");
        assertThat(add("EVIDENCE", "没有扩展名", image("png")).mediaType()).isEqualTo("image/png");
        refused("TYPE_MISMATCH", "起诉状.pdf", "这不是 PDF，是一段文字".getBytes(StandardCharsets.UTF_8));
        refused("TYPE_NOT_ALLOWED", "起诉状.pdf", executable());
        refused(
                "TYPE_NOT_ALLOWED",
                "网页.txt",
                "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    @DisplayName("录音、Office 和文本按真实类型收下")
    void otherTypes() throws Exception {
        assertThat(add("EVIDENCE", "录音.wav", wav(4_000)).mediaType()).isEqualTo("audio/vnd.wave");
        assertThat(add("EVIDENCE", "合同.docx", zip("[Content_Types].xml", "word/document.xml"))
                        .mediaType())
                .endsWith("wordprocessingml.document");
        assertThat(add("EVIDENCE", "账目.xlsx", zip("a.txt", "xl/workbook.xml")).mediaType())
                .endsWith("spreadsheetml.sheet");
        assertThat(add("EVIDENCE", "旧合同.doc", ole("WordDocument")).mediaType()).isEqualTo("application/msword");
        materials.of(filing).forEach(material -> materials.remove(filing, material.id(), LITIGANT));
        assertThat(add("EVIDENCE", "旧账.xls", ole("Workbook")).mediaType()).isEqualTo("application/vnd.ms-excel");
        assertThat(add("EVIDENCE", "说明.txt", "原告陈述".getBytes("GBK")).mediaType())
                .isEqualTo("text/plain");
    }

    @Test
    @DisplayName("空的、损坏的、加密的、含宏的文件逐一说明办法")
    void brokenFiles() throws Exception {
        refused("FILE_EMPTY", "空.pdf", new byte[0]);
        refused("PDF_BROKEN", "坏.pdf", "%PDF-1.7\n损坏".getBytes(StandardCharsets.UTF_8));
        refused("PDF_ENCRYPTED", "密.pdf", encryptedPdf());
        refused("IMAGE_BROKEN", "半张.jpg", half(image("jpg")));
        refused("IMAGE_BROKEN", "半张.png", half(image("png")));
        refused("OFFICE_MACROS", "宏.docx", zip("word/document.xml", "word/vbaProject.bin"));
        refused("OFFICE_ENCRYPTED", "密.docx", ole("EncryptedPackage"));
        refused("TYPE_NOT_ALLOWED", "打包.zip", zip("a.pdf", "b.pdf"));
        refused("OFFICE_BROKEN", "半个.docx", half(zip("[Content_Types].xml", "word/document.xml")));
    }

    @Test
    @DisplayName("声称几十亿像素的小图片不解码就退回")
    void pixelBomb() throws Exception {
        var png = image("png");
        ByteBuffer.wrap(png).putInt(16, 60_000).putInt(20, 60_000);

        refused("IMAGE_TOO_LARGE", "炸弹.png", png);
    }

    @Test
    @DisplayName("单件、件数、总量都有上限")
    void limits() throws Exception {
        refused("FILE_TOO_LARGE", "大.wav", wav(42 << 20));
        add("EVIDENCE", "一.wav", wav(35 << 20));
        refused("TOTAL_TOO_LARGE", "二.wav", wav(26 << 20));
        add("EVIDENCE", "三.txt", "三".getBytes(StandardCharsets.UTF_8));
        add("EVIDENCE", "四.txt", "四".getBytes(StandardCharsets.UTF_8));
        add("EVIDENCE", "五.txt", "五".getBytes(StandardCharsets.UTF_8));
        refused("TOO_MANY_FILES", "六.txt", "六".getBytes(StandardCharsets.UTF_8));
        assertThat(incoming()).isEmpty();
    }

    @Test
    @DisplayName("文件名去掉路径、控制字符和翻转字符，不用作磁盘文件名")
    void fileNames() throws Exception {
        var material = add("PLAINTIFF_IDENTITY", "../../etc/张三\r\n身份证\u202Egpj.jpg", image("jpg"));

        assertThat(material.fileName()).isEqualTo("张三身份证gpj.jpg");
        assertThat(add("OTHER", "长".repeat(300) + ".txt", "x".getBytes(StandardCharsets.UTF_8))
                        .fileName())
                .hasSize(120)
                .endsWith(".txt");
        try (var files = Files.walk(data.folder("materials"))) {
            assertThat(files.map(Path::toString)).noneMatch(path -> path.contains("张三"));
        }
        assertThat(jdbc.sql("select encode(file_name, 'escape') from material where id = ?")
                        .param(material.id())
                        .query(String.class)
                        .single())
                .doesNotContain("张三");
    }

    @Test
    @DisplayName("同一文件同一种类再传一次还是那一份；换种类是另一份材料、同一个文件")
    void sameAgain() throws Exception {
        var pdf = pdf(1);
        var first = add("EVIDENCE", "a.pdf", pdf);

        assertThat(add("EVIDENCE", "b.pdf", pdf)).isEqualTo(first);
        var other = add("COMPLAINT", "a.pdf", pdf);
        assertThat(other.id()).isNotEqualTo(first.id());
        assertThat(blobs(first)).hasSize(1);

        materials.remove(filing, first.id(), LITIGANT);
        assertThat(read(other)).isEqualTo(pdf);
        materials.remove(filing, other.id(), LITIGANT);
        assertThat(blobs(first)).isEmpty();
        assertThatThrownBy(() -> materials.open(filing, other.id())).isInstanceOf(Refusal.class);
    }

    @Test
    @DisplayName("同一文件同时上传四次只有一份")
    void sameAtOnce() throws Exception {
        var pdf = pdf(1);
        var pool = Executors.newFixedThreadPool(4);
        List<Callable<Material>> uploads = new ArrayList<>();
        for (var i = 0; i < 4; i++) {
            uploads.add(() -> add("EVIDENCE", "a.pdf", pdf));
        }

        var ids = new ArrayList<UUID>();
        for (var upload : pool.invokeAll(uploads)) {
            ids.add(upload.get().id());
        }
        pool.shutdown();

        assertThat(Set.copyOf(ids)).hasSize(1);
        assertThat(blobs(materials.of(filing).get(0))).hasSize(1);
        assertThat(incoming()).isEmpty();
    }

    @Test
    @DisplayName("七份不同的文件同时上传，上限四份：恰好收下四份，多的说明上限，不留残件")
    void limitsHoldAtOnce() throws Exception {
        var pool = Executors.newFixedThreadPool(7);
        List<Callable<String>> uploads = new ArrayList<>();
        for (var i = 0; i < 7; i++) {
            var pdf = pdf(1 + i);
            uploads.add(() -> {
                try {
                    add("EVIDENCE", "a.pdf", pdf);
                    return "taken";
                } catch (Refusal refusal) {
                    return refusal.faults().get(0).code();
                }
            });
        }
        var answers = new ArrayList<String>();
        for (var upload : pool.invokeAll(uploads)) {
            answers.add(upload.get());
        }
        pool.shutdown();

        assertThat(answers)
                .containsOnly("taken", "TOO_MANY_FILES")
                .filteredOn("taken"::equals)
                .hasSize(4);
        assertThat(materials.of(filing)).hasSize(4);
        assertThat(incoming()).isEmpty();
    }

    @Test
    @DisplayName("提交以后原件不能删改，数据库也不许")
    void submittedIsImmutable() throws Exception {
        var material = add("COMPLAINT", "起诉状.pdf", pdf(1));
        materials.lock(filing);

        assertThatThrownBy(() -> materials.remove(filing, material.id(), LITIGANT))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("不能删除");
        assertThatThrownBy(() -> jdbc.sql("delete from material where id = ?")
                        .param(material.id())
                        .update())
                .rootCause()
                .hasMessageContaining("immutable");
        assertThat(add("EVIDENCE", "补充.txt", "补充".getBytes(StandardCharsets.UTF_8))
                        .kind())
                .isEqualTo(Material.Kind.EVIDENCE);
    }

    @Test
    @DisplayName("别的案件拿不到这份材料")
    void otherFiling() throws Exception {
        var material = add("COMPLAINT", "起诉状.pdf", pdf(1));

        var refusal = catchThrowableOfType(Refusal.class, () -> materials.open(FilingId.random(), material.id()));
        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.NOT_FOUND);
    }

    @Test
    @DisplayName("磁盘上只有密文；改动一个字节，读取时即被发现")
    void tamperedBlob() throws Exception {
        var text = "原告张三陈述如下".repeat(20_000).getBytes(StandardCharsets.UTF_8);
        var material = add("EVIDENCE", "陈述.txt", text);
        var file = blobs(material).get(0);
        var sealed = Files.readAllBytes(file);
        assertThat(new String(sealed, StandardCharsets.UTF_8)).doesNotContain("张三");

        sealed[sealed.length / 2] ^= 1;
        Files.write(file, sealed);

        assertThatThrownBy(() -> read(material)).isInstanceOf(IOException.class);
    }

    @Test
    @DisplayName("上传中断：说明重传，不留残件")
    void brokenLine() throws Exception {
        var cut = new FilterInputStream(new ByteArrayInputStream(pdf(1))) {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                var count = super.read(target, offset, length);
                if (count < 0) {
                    throw new IOException("line broken");
                }
                return count;
            }
        };

        var refusal =
                catchThrowableOfType(Refusal.class, () -> materials.add(filing, "EVIDENCE", "a.pdf", cut, LITIGANT));

        assertThat(refusal.faults().get(0).code()).isEqualTo("UPLOAD_INTERRUPTED");
        assertThat(materials.of(filing)).isEmpty();
        assertThat(incoming()).isEmpty();
    }

    @Test
    @DisplayName("40 MB 的 PDF 上传时堆内存增加不到 8 MB")
    @Tag("thorough")
    void heapLight() throws Exception {
        var file = Files.createTempFile("big", ".pdf");
        try {
            bigPdf(file, 40_000_000);
            System.gc();
            var before = used();
            var atTheEnd = new long[1];
            try (var stream = new FilterInputStream(Files.newInputStream(file)) {
                private long seen;

                @Override
                public int read(byte[] target, int offset, int length) throws IOException {
                    var count = super.read(target, offset, length);
                    seen += count;
                    if (seen > 38_000_000 && atTheEnd[0] == 0) {
                        System.gc();
                        atTheEnd[0] = used();
                    }
                    return count;
                }
            }) {
                var material = materials.add(filing, "EVIDENCE", "大.pdf", stream, LITIGANT);
                assertThat(material.pages()).isEqualTo(1);
                assertThat(material.size()).isGreaterThan(40_000_000);
            }
            assertThat(atTheEnd[0] - before).isLessThan(8L << 20);
        } finally {
            Files.delete(file);
        }
    }

    @Test
    @DisplayName("未知材料种类说明可选的种类")
    void unknownKind() {
        var refusal = catchThrowableOfType(
                Refusal.class, () -> add("NONSENSE", "a.txt", "x".getBytes(StandardCharsets.UTF_8)));
        assertThat(refusal.faults().get(0).field()).isEqualTo("kind");
    }

    private Material add(String kind, String name, byte[] bytes) {
        return materials.add(filing, kind, name, new ByteArrayInputStream(bytes), LITIGANT);
    }

    private void refused(String code, String name, byte[] bytes) {
        var refusal = catchThrowableOfType(Refusal.class, () -> add("EVIDENCE", name, bytes));
        assertThat(refusal).as(name).isNotNull();
        var fault = refusal.faults().get(0);
        assertThat(fault.code()).as(name + ": " + fault.message()).isEqualTo(code);
        assertThat(fault.field()).isEqualTo("file");
        assertThat(fault.message()).matches("(?s).*(请|可以).*");
    }

    private byte[] read(Material material) throws IOException {
        try (var content = materials.open(filing, material.id())) {
            return content.stream().readAllBytes();
        }
    }

    private List<Path> blobs(Material material) throws IOException {
        var address = HexFormat.of().formatHex(vault.index("material-blob", material.sha256()));
        try (var files = Files.walk(data.folder("materials"))) {
            return files.filter(file -> file.getFileName().toString().startsWith(address))
                    .toList();
        }
    }

    private List<Path> incoming() throws IOException {
        try (var files = Files.list(data.folder("materials/incoming"))) {
            return files.toList();
        }
    }

    private static long used() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static byte[] half(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length / 2);
    }

    private static byte[] pdf(int pages) throws IOException {
        try (var document = new PDDocument()) {
            for (var i = 0; i < pages; i++) {
                document.addPage(new PDPage());
            }
            document.getDocumentInformation().setTitle(UUID.randomUUID() + "x".repeat(new Random().nextInt(5_000)));
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    private static byte[] encryptedPdf() throws IOException {
        try (var document = new PDDocument()) {
            document.addPage(new PDPage());
            var policy = new StandardProtectionPolicy("owner", "user", new AccessPermission());
            policy.setEncryptionKeyLength(128);
            document.protect(policy);
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    private static void bigPdf(Path file, int filler) throws IOException {
        try (var out = new CountingStream(Files.newOutputStream(file))) {
            var offsets = new long[5];
            out.text("%PDF-1.4\n");
            offsets[1] = out.count;
            out.text("1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n");
            offsets[2] = out.count;
            out.text("2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n");
            offsets[3] = out.count;
            out.text("3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>\nendobj\n");
            offsets[4] = out.count;
            out.text("4 0 obj\n<</Length " + filler + ">>\nstream\n");
            var random = new Random(4);
            var block = new byte[10_000];
            for (var written = 0; written < filler; written += block.length) {
                random.nextBytes(block);
                out.write(block);
            }
            out.text("\nendstream\nendobj\n");
            var table = out.count;
            out.text("xref\n0 5\n0000000000 65535 f \n");
            for (var i = 1; i < 5; i++) {
                out.text("%010d 00000 n \n".formatted(offsets[i]));
            }
            out.text("trailer\n<</Size 5/Root 1 0 R>>\nstartxref\n" + table + "\n%%EOF\n");
        }
    }

    private static byte[] image(String format) throws IOException {
        var image = new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB);
        var random = new Random();
        for (var x = 0; x < 300; x++) {
            for (var y = 0; y < 200; y++) {
                image.setRGB(x, y, random.nextInt());
            }
        }
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }

    private static byte[] wav(int size) {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        ByteBuffer.wrap(bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(size - 8)
                .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII));
        return bytes;
    }

    private static byte[] executable() {
        var bytes = new byte[2_000];
        new Random(1).nextBytes(bytes);
        bytes[0] = 'M';
        bytes[1] = 'Z';
        return bytes;
    }

    private static byte[] zip(String... names) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(("content of " + name).getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }

    private static byte[] ole(String stream) {
        var bytes = new byte[512 * 3];
        var file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        file.put(HexFormat.of().parseHex("d0cf11e0a1b11ae1"));
        file.putShort(30, (short) 9);
        file.putInt(48, 0);
        for (var i = 0; i < 109; i++) {
            file.putInt(76 + 4 * i, i == 0 ? 1 : -1);
        }
        var names = List.of("Root Entry", stream);
        for (var i = 0; i < names.size(); i++) {
            var name = names.get(i).getBytes(StandardCharsets.UTF_16LE);
            file.put(512 + 128 * i, name);
            file.putShort(512 + 128 * i + 64, (short) (name.length + 2));
        }
        file.putInt(1024, -2);
        return bytes;
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    /** Knows how much went through. */
    private static class CountingStream extends OutputStream {
        private final OutputStream target;
        private long count;

        CountingStream(OutputStream target) {
            this.target = new java.io.BufferedOutputStream(target);
        }

        void text(String text) throws IOException {
            write(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        @Override
        public void write(int one) throws IOException {
            target.write(one);
            count++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            target.write(bytes, offset, length);
            count += length;
        }

        @Override
        public void close() throws IOException {
            target.close();
        }
    }
}
