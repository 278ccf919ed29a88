package org.lian.verifier;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The proof of a receipt file without any court: builds the whole file again from what is signed and compares the
 * bytes, so that nothing in it, not even a space, can be other than the court wrote it.
 */
final class ReceiptCheck {
    private static final String SEALED = "本回执已封入法院日志区块，可离线验证。";
    private static final String NOT_SEALED_YET = "本回执尚未封入日志区块，现以电子签名验证；数秒后重新下载即含封存证明。";

    private final PublicKeys keys;

    ReceiptCheck(PublicKeys keys) {
        this.keys = keys;
    }

    /** The fault of a receipt that is not the court's, with its reason. */
    static class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String why) {
            super(why);
        }
    }

    /** What the receipt proves, in one sentence. */
    String check(byte[] file) throws Refused {
        var text = new String(file, StandardCharsets.UTF_8);
        try {
            return check(text, file);
        } catch (Json.Malformed | java.time.DateTimeException e) {
            throw new Refused("不是回执文件，或已被改动（" + e.getMessage() + "）");
        }
    }

    private String check(String text, byte[] file) throws Refused {
        var found = Json.object(Json.read(text));
        var keyId = Json.text(found, "keyId");
        var manifest = Json.text(found, "manifest");
        var signature = Json.text(found, "signature");
        var key = keys.find(keyId).orElseThrow(() -> new Refused("公钥文件中没有签名所用的密钥 " + keyId));
        if (!keys.verifies(keyId, manifest, signature)) {
            throw new Refused("签名不符");
        }
        var signed = Json.object(Json.read(manifest));
        var digest = Hashes.hex(manifest);
        var received = OffsetDateTime.parse(Json.text(signed, "receivedAt"));

        var receipt = new TreeMap<String, @Nullable Object>();
        receipt.put("number", Json.text(signed, "number"));
        receipt.put("receivedAt", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(received));
        receipt.put("materials", signed.get("materials"));
        receipt.put("digest", digest);
        receipt.put("signature", signature);

        var log = Json.object(found.get("log"));
        var sealed = Json.text(log, "state").equals("SEALED");
        var expected = new TreeMap<String, @Nullable Object>();
        expected.put("algorithm", key.algorithm());
        expected.put("digest", digest);
        expected.put("keyId", keyId);
        expected.put("log", sealed ? proven(log, digest, Json.text(signed, "filing")) : unsealed());
        expected.put("manifest", manifest);
        expected.put("publicKey", key.publicKey());
        expected.put("receipt", receipt);
        expected.put("signature", signature);
        expected.put("valid", true);
        if (!java.util.Arrays.equals(Hashes.bytes(Json.write(expected)), file)) {
            throw new Refused("文件不是法院出具的原样，已被改动");
        }
        return "收件回执 " + receipt.get("number") + "：" + receipt.get("receivedAt") + " 收到，材料 "
                + Json.list(signed.get("materials")).size() + " 份，签名有效（" + keyId + "），"
                + (sealed ? "已封入区块 " + Json.number(Json.object(log.get("header")), "number") : "尚未封入区块");
    }

    private Map<String, @Nullable Object> proven(Map<String, @Nullable Object> log, String digest, String filing)
            throws Refused {
        var entry = Json.object(log.get("entry"));
        var header = Json.object(log.get("header"));
        var signature = Json.text(log, "signature");
        var index = Json.number(log, "index");
        var path = Json.list(log.get("path")).stream().map(String::valueOf).toList();
        if (!digest.equals(Json.optional(entry, "digest")) || !filing.equals(Json.optional(entry, "filing"))) {
            throw new Refused("日志记录不是这份回执的");
        }
        if (!Json.text(header, "type").equals("lian-journal-block")
                || !keys.verifies(Json.text(header, "keyId"), Json.write(header), signature)) {
            throw new Refused("区块签名不符");
        }
        var root = Hashes.rootBy(Json.write(entry), index, Json.number(header, "leaves"), path);
        if (!Json.text(header, "root").equals(root)
                || Json.number(header, "first") + index != Json.number(entry, "position")) {
            throw new Refused("不能证明回执在区块中");
        }
        var expected = new TreeMap<String, @Nullable Object>();
        expected.put("entry", entry);
        expected.put("header", header);
        expected.put("index", BigDecimal.valueOf(index));
        expected.put("note", SEALED);
        expected.put("path", path);
        expected.put("signature", signature);
        expected.put("state", "SEALED");
        return expected;
    }

    private static Map<String, @Nullable Object> unsealed() {
        var expected = new TreeMap<String, @Nullable Object>();
        expected.put("note", NOT_SEALED_YET);
        expected.put("state", "NOT_SEALED_YET");
        return expected;
    }
}
