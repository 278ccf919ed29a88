package org.lian.documents;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.GregorianCalendar;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.text.PDFTextStripper;
import org.lian.vocabulary.Sha256;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * The setter of a filled page as PDF/A-2u: the same page of the same moment gives the same bytes. Each document has its
 * thread and its own cut of the fonts; no lock stands for the whole court.
 */
@Component
class Typesetter {
    static {
        // What it has to say of missing glyphs is checked before, and its other lines help nobody.
        XRLog.setLoggingEnabled(false);
    }

    private static final String FAMILY = "Noto Serif SC";
    private static final Pattern XMP_DATE = Pattern.compile("(<xmp:\\w+Date>)[^<]*");
    private static final DateTimeFormatter XMP = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'+00:00'");
    private static final DocumentBuilderFactory PAGES = pages();

    private static final int AT_ONCE = Math.max(2, Runtime.getRuntime().availableProcessors());

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_KEPT_BYTES = 16 * 1024 * 1024;

    private final Typeface typeface;
    private final SettingPlaces places = new SettingPlaces(AT_ONCE, PATIENCE);
    private final KeptSettings kept = new KeptSettings(MOST_KEPT_BYTES);
    private final byte[] colours = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    Typesetter(Typeface typeface) {
        this.typeface = typeface;
    }

    /** For what is served or handed in: goes before all that is only looked at. */
    byte[] set(String page, Instant moment) {
        return places.served(() -> typeset(page, moment));
    }

    /** For what is only looked at; a page that was set a while ago keeps the moment of then. */
    byte[] shown(String page, Instant moment) {
        return kept.of(Sha256.hex(page), () -> places.shown(() -> typeset(page, moment)));
    }

    private byte[] typeset(String page, Instant moment) {
        var read = read(page);
        var weights = typeface.weightsOf(read.getDocumentElement().getTextContent());
        try (var document = new PDDocument()) {
            document.setVersion(1.7f);
            var builder = new PdfRendererBuilder();
            builder.usePDDocument(document);
            builder.usePdfAConformance(PdfAConformance.PDFA_2_U);
            builder.useColorProfile(colours);
            builder.useFont(font(document, weights.regular()), FAMILY, 400, FontStyle.NORMAL, true);
            builder.useFont(font(document, weights.bold()), FAMILY, 700, FontStyle.NORMAL, true);
            builder.useExternalResourceAccessControl(
                    (uri, type) -> uri.startsWith("data:"), ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
            builder.withProducer("Li'an");
            builder.withW3cDocument(read, null);
            try (var renderer = builder.buildPdfRenderer()) {
                renderer.createPDFWithoutClosing();
                return bytes(document, page, moment);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many sheets a set page takes. */
    static int sheets(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            return document.getNumberOfPages();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The words that a reader of the PDF sees, without blanks. */
    static String words(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("[\\p{Z}\\s]+", "");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The page as it was filled; it names no other document, and none would be opened. */
    private static Document read(String page) {
        try {
            return PAGES.newDocumentBuilder().parse(new InputSource(new StringReader(page)));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalStateException("A page that is not well-formed", e);
        }
    }

    private static byte[] bytes(PDDocument document, String page, Instant moment) throws IOException {
        var at = GregorianCalendar.from(moment.atZone(ZoneOffset.UTC));
        document.getDocumentInformation().setCreationDate(at);
        document.getDocumentInformation().setModificationDate(at);
        var metadata = document.getDocumentCatalog().getMetadata();
        var dated = XMP_DATE.matcher(new String(metadata.toByteArray(), StandardCharsets.UTF_8))
                .replaceAll("$1" + XMP.format(moment.atOffset(ZoneOffset.UTC)));
        metadata.importXMPMetadata(dated.getBytes(StandardCharsets.UTF_8));
        document.setDocumentId(
                ByteBuffer.wrap(HexFormat.of().parseHex(Sha256.hex(page))).getLong());
        var out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }

    /** Of the JDK, found once: looking for another one in every jar would take longer than reading. */
    private static DocumentBuilderFactory pages() {
        var factory = DocumentBuilderFactory.newDefaultNSInstance();
        try {
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            factory.setFeature("http://apache.org/xml/features/dom/defer-node-expansion", false);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
        return factory;
    }

    private static PDFontSupplier font(PDDocument document, TrueTypeFont font) throws IOException {
        return new PDFontSupplier(PDType0Font.load(document, font, true));
    }
}
