package org.lian.verifier;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A block as its file has it. */
record SealedBlock(String header, String signature, List<Entry> entries) {

    /**
     * Reads a block; every fault of it goes to the report.
     *
     * @param previous the hash of the block before it; null when that one is missing
     */
    static SealedBlock check(
            String text,
            long number,
            @Nullable String previous,
            @Nullable Long firstPosition,
            PublicKeys keys,
            Report report) {
        var subject = "区块 " + number + " 的文件";
        var file = Json.object(Json.read(text));
        var header = Json.object(file.get("header"));
        var headerText = Json.write(header);
        var signature = Json.text(file, "signature");
        var entries = new ArrayList<Entry>();
        var entryTexts = new ArrayList<String>();
        for (var item : Json.list(file.get("entries"))) {
            entryTexts.add(Json.write(item));
            entries.add(Entry.of(Json.object(item)));
        }
        if (!(Json.write(file) + "\n").equals(text)) {
            report.add(subject, "不是原样，被重新写过");
        }
        signed(subject, header, headerText, signature, keys, report);
        if (Json.number(header, "number") != number) {
            report.add(subject, "内容是区块 " + Json.number(header, "number") + "，顺序被改");
        }
        if (previous != null && !Json.text(header, "previous").equals(previous)) {
            report.add(subject, "与前一区块不相接");
        }
        if (entries.isEmpty()
                || Json.number(header, "leaves") != entries.size()
                || !Json.text(header, "root").equals(Hashes.root(entryTexts))) {
            report.add(subject, "所列记录与签名的根不符，被改");
        }
        var position = firstPosition == null ? Json.number(header, "first") : firstPosition;
        for (var entry : entries) {
            if (entry.position() != position++) {
                report.add(subject, entry.name() + "的位置不连续");
            }
        }
        return new SealedBlock(headerText, signature, List.copyOf(entries));
    }

    static void signed(
            String subject,
            Map<String, @Nullable Object> header,
            String headerText,
            String signature,
            PublicKeys keys,
            Report report) {
        var keyId = Json.text(header, "keyId");
        if (keys.find(keyId).isEmpty()) {
            report.add(subject, "公钥文件中没有签名所用的密钥 " + keyId);
        } else if (!Json.text(header, "type").equals("lian-journal-block")
                || !keys.verifies(keyId, headerText, signature)) {
            report.add(subject, "签名不符，被改");
        }
    }

    String hash() {
        return Hashes.hex(header);
    }
}
