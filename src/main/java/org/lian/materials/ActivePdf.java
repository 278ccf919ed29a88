package org.lian.materials;

import java.util.ArrayDeque;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.Refusal;

/**
 * The part of a PDF that does something: a script, a start of a program, a file carried along. Looked for in every
 * object of the document, wherever a reader might come across it (ISO 32000-1, 12.6 and 7.11).
 */
final class ActivePdf {
    /** Actions that run a script, start or open another file, or send data. A link to a page on the web is none. */
    private static final Set<String> ACTING =
            Set.of("JavaScript", "Launch", "GoToR", "GoToE", "ImportData", "SubmitForm", "Rendition");

    /** The data that e-invoices and a bank's electronic receipts carry along: read by programs, started by none. */
    private static final Set<String> DATA = Set.of("xml", "xbrl");

    private static final COSName XFA = COSName.getPDFName("XFA");
    private static final COSName RICH_MEDIA = COSName.getPDFName("RichMedia");

    private ActivePdf() {}

    static void refuse(COSDocument document) {
        refuseIn(document.getTrailer());
        for (var key : Set.copyOf(document.getXrefTable().keySet())) {
            refuseIn(document.getObjectFromPool(key).getObject());
        }
    }

    /** One object with what it holds directly; what it refers to is an object of its own. */
    private static void refuseIn(@Nullable COSBase object) {
        var open = new ArrayDeque<COSBase>();
        if (object != null) {
            open.add(object);
        }
        while (!open.isEmpty()) {
            var next = open.pop();
            if (next instanceof COSDictionary dictionary) {
                refuseActing(dictionary);
                dictionary.getValues().stream().filter(ActivePdf::isDirect).forEach(open::push);
            } else if (next instanceof COSArray array) {
                for (var element : array) {
                    if (element != null && isDirect(element)) {
                        open.push(element);
                    }
                }
            }
        }
    }

    private static boolean isDirect(COSBase value) {
        return value instanceof COSDictionary || value instanceof COSArray;
    }

    private static void refuseActing(COSDictionary dictionary) {
        var action = dictionary.getNameAsString(COSName.S);
        if (dictionary.containsKey(COSName.JS) || (action != null && ACTING.contains(action))) {
            throw active("脚本，或者会打开其他程序、文件的动作");
        }
        if (visitsTheWeb(dictionary.getDictionaryObject(COSName.OPEN_ACTION))
                || (dictionary.getDictionaryObject(COSName.AA) instanceof COSDictionary triggers
                        && triggers.keySet().stream()
                                .map(triggers::getDictionaryObject)
                                .anyMatch(ActivePdf::visitsTheWeb))) {
            throw active("一打开就访问网络的动作");
        }
        if (dictionary.containsKey(XFA) || RICH_MEDIA.equals(dictionary.getCOSName(COSName.SUBTYPE))) {
            throw active("动态表单或者多媒体程序");
        }
        if (dictionary.containsKey(COSName.EF) && !DATA.contains(FileName.extension(fileName(dictionary)))) {
            throw Look.invalid(
                    "PDF_EMBEDDED", "这份 PDF 里夹带了其他文件，出于安全不能接收。请把夹带的文件取出来逐个上传，这份 PDF 用“打印”另存为 PDF 后上传，也可以拍照上传。");
        }
    }

    /** A link that nobody clicked: it tells a stranger who reads the file, and when. */
    private static boolean visitsTheWeb(@Nullable COSBase action) {
        return action instanceof COSDictionary dictionary && "URI".equals(dictionary.getNameAsString(COSName.S));
    }

    private static String fileName(COSDictionary specification) {
        var name = specification.getString(COSName.UF, specification.getString(COSName.F));
        return name == null ? "" : name;
    }

    private static Refusal active(String what) {
        return Look.invalid("PDF_ACTIVE", "这份 PDF 里有%s，出于安全不能接收。请用“打印”另存为 PDF 后上传，也可以拍照上传。".formatted(what));
    }
}
