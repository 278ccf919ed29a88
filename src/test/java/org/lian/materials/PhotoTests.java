package org.lian.materials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lian.CourtTest;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Photographs of phones: taken as they are, shown upright, turned, ordered and joined; no original changes. */
@CourtTest
class PhotoTests {
    private static final Actor LITIGANT = new Actor("a-1", "zhangsan", Set.of(Role.LITIGANT), Set.of());

    @Autowired
    Materials materials;

    @Autowired
    Pictures pictures;

    @Autowired
    JdbcClient jdbc;

    private final FilingId filing = FilingId.random();

    @Test
    @DisplayName("WebP 照片照收，有小图；坏的说明重新拍")
    void webp() throws Exception {
        var photo = fixture("quarters.webp");

        var material = add("照片.webp", photo);

        assertThat(material.mediaType()).isEqualTo("image/webp");
        assertThat(bytes(material)).isEqualTo(photo);
        assertCorners(picture(material), 0);
        assertThatThrownBy(() -> add("断.webp", Arrays.copyOf(photo, photo.length / 2)))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.faults().get(0).code()).isEqualTo("IMAGE_BROKEN"));
    }

    @Test
    @DisplayName("苹果手机的 HEIC：原件照收，装了解码程序的有小图；坏的说明重新拍")
    void heic() throws Exception {
        Assumptions.assumeFalse(
                Heif.program(new PhotoSettings("auto", "off")).isEmpty(), "heif-dec or heif-convert is installed");
        var photo = fixture("quarters.heic");

        var material = add("IMG_0001.HEIC", photo);

        assertThat(material.mediaType()).isEqualTo("image/heic");
        assertThat(bytes(material)).isEqualTo(photo);
        assertCorners(picture(material), 0);
        assertThatThrownBy(() -> add("断.heic", Arrays.copyOf(photo, photo.length / 2)))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.faults().get(0).code()).isEqualTo("IMAGE_BROKEN"));
        try (var left = Files.list(Path.of("/dev/shm"))) {
            assertThat(left.filter(file -> file.getFileName().toString().startsWith("lian-photo-")))
                    .as("plain photographs left in memory")
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("没有解码程序的：HEIC 原件照收，不检查内容，也没有小图")
    void heicWithoutItsProgram() throws Exception {
        assertThat(Heif.program(new PhotoSettings("off", "off"))).isEmpty();
        var scratch = new SealedScratch(Files.createTempFile("heic", ".scratch"));
        try (scratch) {
            try (var writing = scratch.writing()) {
                writing.write(fixture("quarters.heic"));
            }
            assertThat(new Look(1_000_000, 10, "").at(FileType.HEIC, scratch).type())
                    .isEqualTo(FileType.HEIC);
            assertThatThrownBy(() -> new Drawing("").of(FileType.HEIC, scratch, 240, 0))
                    .isInstanceOf(Refusal.class);
        }
    }

    /** What stands in the corner that is red in the stored pixels, for each way of holding a camera. */
    @ParameterizedTest
    @CsvSource({
        "1, false, LEFT_TOP",
        "2, false, RIGHT_TOP",
        "3, false, RIGHT_BOTTOM",
        "4, false, LEFT_BOTTOM",
        "5, true, LEFT_TOP",
        "6, true, RIGHT_TOP",
        "7, true, RIGHT_BOTTOM",
        "8, true, LEFT_BOTTOM"
    })
    @DisplayName("手机横着竖着拍的：小图总是正的")
    void asTheCameraWasHeld(int orientation, boolean standing, String corner) throws Exception {
        var material = add("照片" + orientation + ".jpg", held(orientation));

        var picture = picture(material);

        assertThat(picture.getHeight() > picture.getWidth()).isEqualTo(standing);
        assertRed(picture, corner);
    }

    @Test
    @DisplayName("转 90 度：小图和 PDF 跟着转，原件不动；转四次回到原样")
    void turned() throws Exception {
        var photo = jpeg();
        var material = add("照片.jpg", photo);
        for (var corner : List.of("RIGHT_TOP", "RIGHT_BOTTOM", "LEFT_BOTTOM", "LEFT_TOP")) {
            materials.turn(filing, material.id());
            assertRed(picture(material), corner);
        }
        assertThat(bytes(material)).isEqualTo(photo);
        assertThat(pictures.instead(material)).isEmpty();
        materials.turn(filing, material.id());
        assertThat(pictures.instead(material)).isPresent();
    }

    @Test
    @DisplayName("上移下移：列表按排好的来，新传的在最后，到头了不动")
    void order() throws Exception {
        var first = add("一.pdf", pdf());
        var second = add("二.jpg", jpeg());
        var third = add("三.webp", fixture("quarters.webp"));
        materials.move(filing, third.id(), true);
        materials.move(filing, first.id(), true);
        assertThat(names()).containsExactly("一.pdf", "三.webp", "二.jpg");
        materials.move(filing, first.id(), false);
        assertThat(names()).containsExactly("三.webp", "一.pdf", "二.jpg");
        add("四.txt", "今借到".getBytes(StandardCharsets.UTF_8));
        assertThat(names()).containsExactly("三.webp", "一.pdf", "二.jpg", "四.txt");
        materials.move(filing, second.id(), false);
        assertThat(names()).endsWith("四.txt", "二.jpg");
    }

    @Test
    @DisplayName("几张照片合成一个 PDF：一张一页、都是正的、按列表的次序，原照片都在")
    void joined() throws Exception {
        var first = add("一.jpg", jpeg());
        var second = add("二.webp", fixture("quarters.webp"));
        var other = add("三.pdf", pdf());
        materials.move(filing, second.id(), true);
        materials.turn(filing, first.id());

        var made = materials.add(
                filing, null, pictures.joined(filing, Set.of(first.id(), second.id(), other.id())), LITIGANT);

        assertThat(made.fileName()).isEqualTo("证据材料（2 张照片）.pdf");
        assertThat(made.pages()).isEqualTo(2);
        assertThat(materials.of(filing)).hasSize(4).contains(made);
        try (var document = Loader.loadPDF(bytes(made))) {
            assertThat(document.getPage(0).getMediaBox().getWidth())
                    .isGreaterThan(document.getPage(0).getMediaBox().getHeight());
            assertThat(document.getPage(1).getMediaBox().getWidth())
                    .isLessThan(document.getPage(1).getMediaBox().getHeight());
            var page = new PDFRenderer(document).renderImage(1);
            assertThat(isRed(page.getRGB(page.getWidth() * 3 / 4, page.getHeight() / 4)))
                    .isTrue();
        }
        assertThatThrownBy(() -> pictures.joined(filing, Set.of(first.id())))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("两张以上");
    }

    @Test
    @DisplayName("提交以后：不能再转、再排；没有提交的删了，小图一起删；小图在库里是密封的")
    void afterTheSubmission() throws Exception {
        var material = add("照片.jpg", jpeg(Color.GREEN));
        picture(material);
        var sealed = jdbc.sql("""
                        select p.picture from material_picture p join material m on m.blob = p.blob where m.id = ?""").param(material.id()).query(byte[].class).single();
        assertThat(ImageIO.read(new ByteArrayInputStream(sealed))).isNull();
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("JFIF");
        var gone = add("删.jpg", jpeg(Color.CYAN));
        picture(gone);
        var before = jdbc.sql("select count(*) from material_picture")
                .query(Integer.class)
                .single();
        materials.remove(filing, gone.id(), LITIGANT);
        assertThat(jdbc.sql("select count(*) from material_picture")
                        .query(Integer.class)
                        .single())
                .isEqualTo(before - 1);
        materials.lock(filing);

        assertThatThrownBy(() -> materials.turn(filing, material.id())).hasMessageContaining("原样保存");
        assertThatThrownBy(() -> materials.move(filing, material.id(), true)).hasMessageContaining("原样保存");
    }

    @ParameterizedTest
    @CsvSource({
        "照片.pdf, 照片.jpg",
        "照片.docx, 照片.jpg",
        "照片.zip, 照片.jpg",
        "微信图片.mp4, 微信图片.jpg",
        "照片.png, 照片.png",
        "照片, 照片",
        "2025.12.01, 2025.12.01"
    })
    @DisplayName("扩展名写错的照片：按里面的内容改好收下，不退回")
    void aWrongEndingIsMended(String sent, String kept) throws Exception {
        var material = add(sent, jpeg());

        assertThat(material.fileName()).isEqualTo(kept);
        assertThat(material.isMended(sent)).isEqualTo(!sent.equals(kept));
    }

    private Material add(String name, byte[] bytes) {
        return materials.add(filing, "EVIDENCE", name, new ByteArrayInputStream(bytes), LITIGANT);
    }

    private List<String> names() {
        return materials.of(filing).stream().map(Material::fileName).toList();
    }

    private byte[] bytes(Material material) throws IOException {
        try (var content = materials.open(filing, material.id()).stream()) {
            return content.readAllBytes();
        }
    }

    private BufferedImage picture(Material material) throws IOException {
        var bytes = pictures.of(filing, material.id(), Pictures.Size.SMALL).orElseThrow();
        var picture = ImageIO.read(new ByteArrayInputStream(bytes));
        assertThat(Math.max(picture.getWidth(), picture.getHeight())).isLessThanOrEqualTo(240);
        return picture;
    }

    private static void assertCorners(BufferedImage picture, int quarters) {
        assertRed(
                picture,
                List.of("LEFT_TOP", "RIGHT_TOP", "RIGHT_BOTTOM", "LEFT_BOTTOM").get(quarters));
    }

    private static void assertRed(BufferedImage picture, String corner) {
        for (var one : List.of("LEFT_TOP", "RIGHT_TOP", "RIGHT_BOTTOM", "LEFT_BOTTOM")) {
            var x = picture.getWidth() * (one.startsWith("LEFT") ? 1 : 3) / 4;
            var y = picture.getHeight() * (one.endsWith("TOP") ? 1 : 3) / 4;
            assertThat(isRed(picture.getRGB(x, y))).as(one).isEqualTo(one.equals(corner));
        }
    }

    private static boolean isRed(int rgb) {
        var color = new Color(rgb);
        return color.getRed() > 180 && color.getGreen() < 90 && color.getBlue() < 90;
    }

    /** 320 by 200, red at the left top, blue at the right bottom. */
    private static byte[] jpeg() throws IOException {
        return jpeg(Color.BLUE);
    }

    private static byte[] jpeg(Color other) throws IOException {
        var image = new BufferedImage(320, 200, BufferedImage.TYPE_INT_RGB);
        var paper = image.createGraphics();
        paper.setColor(Color.WHITE);
        paper.fillRect(0, 0, 320, 200);
        paper.setColor(Color.RED);
        paper.fillRect(0, 0, 160, 100);
        paper.setColor(other);
        paper.fillRect(160, 100, 160, 100);
        paper.dispose();
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", bytes);
        return bytes.toByteArray();
    }

    /** The same with what a camera writes of how it was held. */
    private static byte[] held(int orientation) throws IOException {
        var plain = jpeg();
        var exif = new byte[] {
            (byte) 0xff,
            (byte) 0xe1,
            0,
            34,
            'E',
            'x',
            'i',
            'f',
            0,
            0,
            'M',
            'M',
            0,
            42,
            0,
            0,
            0,
            8,
            0,
            1,
            1,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            (byte) orientation,
            0,
            0,
            0,
            0,
            0,
            0
        };
        var bytes = new ByteArrayOutputStream();
        bytes.write(plain, 0, 2);
        bytes.write(exif);
        bytes.write(plain, 2, plain.length - 2);
        return bytes.toByteArray();
    }

    private static byte[] pdf() throws IOException {
        try (var document = new PDDocument()) {
            document.addPage(new PDPage());
            var bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        }
    }

    private static byte[] fixture(String name) throws IOException {
        try (var content = PhotoTests.class.getResourceAsStream("/photos/" + name)) {
            return content.readAllBytes();
        }
    }
}
