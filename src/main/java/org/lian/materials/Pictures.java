package org.lian.materials;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.lian.keys.Vault;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Small pictures of the originals, drawn by the parsers' process when somebody first looks and kept sealed; and several
 * photographs as one PDF. Who may look is the caller's question.
 */
@Component
public class Pictures {
    private static final int MOST_PHOTOS = 30;
    private static final Set<String> SHOWN_BY_BROWSERS = Set.of("image/jpeg", "image/png");
    private static final float MARGIN = 18;

    private final JdbcClient jdbc;
    private final Materials materials;
    private final BlobStore store;
    private final Parsers parsers;
    private final Vault vault;
    private final boolean readsHeic;

    Pictures(
            JdbcClient jdbc, Materials materials, BlobStore store, Parsers parsers, Vault vault, PhotoSettings photos) {
        this.jdbc = jdbc;
        this.materials = materials;
        this.store = store;
        this.parsers = parsers;
        this.vault = vault;
        this.readsHeic = !Heif.program(photos).isEmpty();
    }

    /** The size of a picture: to recognise a file in a list, or to read it. */
    public enum Size {
        SMALL(240),
        LARGE(2000);

        private final int side;

        Size(int side) {
            this.side = side;
        }
    }

    /** Whether there is a picture of it here. */
    public boolean isDrawn(Material material) {
        return FileType.ofMediaType(material.mediaType())
                .map(type -> type == FileType.PDF || isPhoto(type) && (type != FileType.HEIC || readsHeic))
                .orElse(false);
    }

    /** Whether it is one photograph, which may be turned and joined with others. */
    public boolean isPhoto(Material material) {
        return isDrawn(material) && !material.mediaType().equals(FileType.PDF.mediaType());
    }

    private static boolean isPhoto(FileType type) {
        return type.family() == FileType.Family.IMAGE;
    }

    /** A JPEG of it, as the filer turned it; empty for what cannot be drawn. */
    public Optional<byte[]> of(FilingId filing, UUID material, Size size) {
        var stored = materials.stored(filing, material);
        if (!isDrawn(stored.material())) {
            return Optional.empty();
        }
        var kept = kept(stored, size);
        if (kept.isPresent()) {
            return kept;
        }
        try {
            var picture = draw(stored, size);
            keep(stored, size, picture);
            return Optional.of(picture);
        } catch (Refusal refusal) {
            if (refusal.kind() == Refusal.Kind.INVALID) {
                return Optional.empty();
            }
            throw refusal;
        }
    }

    /** What is shown in place of an opened original that no browser shows, or that its filer turned. */
    public Optional<byte[]> instead(Material opened) {
        if (!isPhoto(opened)) {
            return Optional.empty();
        }
        var turned = materials.stored(opened.filing(), opened.id()).turned();
        return SHOWN_BY_BROWSERS.contains(opened.mediaType()) && turned == 0
                ? Optional.empty()
                : of(opened.filing(), opened.id(), Size.LARGE);
    }

    private Optional<byte[]> kept(Materials.Stored stored, Size size) {
        return jdbc.sql("select picture from material_picture where blob = ? and side = ? and turned = ?")
                .params(stored.blob(), size.side, stored.turned())
                .query(byte[].class)
                .optional()
                .map(picture -> vault.open(picture, context(stored, size)));
    }

    private void keep(Materials.Stored stored, Size size, byte[] picture) {
        jdbc.sql("""
                        insert into material_picture (blob, side, turned, picture)
                        select address, :side, :turned, :picture from material_blob where address = :blob for share
                        on conflict do nothing""")
                .param("blob", stored.blob())
                .param("side", size.side)
                .param("turned", stored.turned())
                .param("picture", vault.seal(picture, context(stored, size)))
                .update();
    }

    private static String context(Materials.Stored stored, Size size) {
        return stored.context() + " " + size.side + " " + stored.turned();
    }

    private byte[] draw(Materials.Stored stored, Size size) {
        return parsed(stored, (type, scratch) -> parsers.draw(type, scratch, size.side, stored.turned()));
    }

    /** The print on a photograph. */
    String text(Materials.Stored stored) {
        return parsed(stored, (type, scratch) -> parsers.read(type, scratch, Size.LARGE.side, stored.turned()));
    }

    <T> T parsed(Materials.Stored stored, BiFunction<FileType, SealedScratch, T> work) {
        var type = FileType.ofMediaType(stored.material().mediaType()).orElseThrow();
        try (var scratch = store.scratch()) {
            try (var content = store.open(stored.blob(), stored.context());
                    var writing = scratch.writing()) {
                content.transferTo(writing);
            }
            return work.apply(type, scratch);
        } catch (IOException e) {
            throw Materials.unavailable(e);
        }
    }

    /** One PDF of several photographs, each upright on a page of A4, in the order of the list; the photographs stay. */
    public Arrived joined(FilingId filing, Collection<UUID> chosen) {
        var photos = materials.of(filing).stream()
                .filter(material -> chosen.contains(material.id()) && isPhoto(material))
                .toList();
        if (photos.size() < 2 || photos.size() > MOST_PHOTOS) {
            throw Refusal.invalid("photos", "WRONG_NUMBER", "请勾选要合在一起的照片，两张以上，最多 %d 张".formatted(MOST_PHOTOS));
        }
        var kind = photos.get(0).kind();
        var name = kind.plain() + "（" + photos.size() + " 张照片）.pdf";
        return materials.receive(filing, kind.name(), name, new ByteArrayInputStream(pdf(filing, photos)));
    }

    private byte[] pdf(FilingId filing, List<Material> photos) {
        try (var document = new PDDocument()) {
            for (var photo : photos) {
                // Drawn anew by the parsers' process: nothing of a stranger's file is read here.
                var jpeg = of(filing, photo.id(), Size.LARGE)
                        .orElseThrow(
                                () -> Look.invalid("NO_PICTURE", "照片“%s”不能合进 PDF，请不勾选它".formatted(photo.fileName())));
                page(document, jpeg);
            }
            var bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw Materials.unavailable(e);
        }
    }

    private static void page(PDDocument document, byte[] jpeg) throws IOException {
        var picture = JPEGFactory.createFromByteArray(document, jpeg);
        var lying = picture.getWidth() > picture.getHeight();
        var paper = lying
                ? new PDRectangle(PDRectangle.A4.getHeight(), PDRectangle.A4.getWidth())
                : new PDRectangle(PDRectangle.A4.getWidth(), PDRectangle.A4.getHeight());
        var page = new PDPage(paper);
        document.addPage(page);
        var scale = Math.min(
                (paper.getWidth() - 2 * MARGIN) / picture.getWidth(),
                (paper.getHeight() - 2 * MARGIN) / picture.getHeight());
        var width = picture.getWidth() * scale;
        var height = picture.getHeight() * scale;
        try (var content = new PDPageContentStream(document, page)) {
            content.drawImage(picture, (paper.getWidth() - width) / 2, (paper.getHeight() - height) / 2, width, height);
        }
    }
}
