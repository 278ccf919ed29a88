package org.lian.keys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.lian.database.DataFolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The check that every key that something was sealed or signed with is here, is the registered one, and is private. */
@Component
class KeyCheck {
    private static final int LONGEST_HEADER = 64;
    private static final Pattern SEALED = Pattern.compile("LA1.([a-z0-9-]+)", Pattern.DOTALL);

    private final KeyFiles files;
    private final KeyRegister register;
    private final JdbcClient jdbc;
    private final Path materials;

    KeyCheck(KeyFiles files, KeyRegister register, JdbcClient jdbc, DataFolder data) {
        this.files = files;
        this.register = register;
        this.jdbc = jdbc;
        this.materials = data.folder("materials");
    }

    /** What is wrong, a sentence each; empty when all is well. */
    List<String> findings() throws IOException {
        var findings = new ArrayList<String>();
        used().forEach((id, where) -> {
            var key = KeyId.parse(id);
            if (key.isEmpty()) {
                findings.add(where + "用到的密钥 " + id + " 不是本系统认识的种类");
            } else if (files.read(key.get()).isEmpty()) {
                findings.add("缺少密钥 " + id + "：" + where + "用到它，没有它读不出来。请从密钥备份恢复 "
                        + files.folder().resolve(id));
            }
        });
        for (var entry : register.all()) {
            var key = files.read(entry.id());
            if (key.isEmpty()) {
                if (!findings.stream().anyMatch(known -> known.startsWith("缺少密钥 " + entry.id() + "："))) {
                    findings.add("缺少密钥 " + entry.id() + "：数据库登记过它。请从密钥备份恢复");
                }
            } else if (!KeyRing.fingerprint(key.get()).equals(entry.fingerprint())) {
                findings.add("密钥 " + entry.id() + " 与登记的不是同一把"
                        + (entry.id().kind().signs() ? "，也与公布的公钥不符" : "") + "。请从密钥备份恢复原来的文件");
            } else if (entry.id().kind().signs()
                    && !java.util.Base64.getEncoder()
                            .encodeToString(
                                    KeyRing.scheme(entry.id(), key.get()).publicKey())
                            .equals(entry.publicKey())) {
                findings.add("签名密钥 " + entry.id() + " 与公布的公钥不符");
            }
        }
        for (var id : files.ids()) {
            if (files.openToOthers(id)) {
                findings.add("密钥文件 " + files.folder().resolve(id.toString()) + " 其他用户也能读写。请执行 chmod 600");
            }
        }
        return findings;
    }

    /** Key ids by what needs them: headers of sealed columns and files, signatures of receipts and blocks. */
    private Map<String, String> used() throws IOException {
        var used = new TreeMap<String, String>();
        for (var column : sealedColumns()) {
            jdbc.sql("""
                            select distinct convert_from(substring(%2$s from 5 for get_byte(%2$s, 3)), 'UTF8')
                            from %1$s where octet_length(%2$s) > 4 and substring(%2$s from 1 for 3) = '\\x4c4131'
                              and octet_length(%2$s) >= 4 + get_byte(%2$s, 3)""".formatted(column.table(), column.name()))
                    .query(String.class)
                    .list()
                    .forEach(id -> used.putIfAbsent(id, "数据库表 " + column.table() + " "));
        }
        jdbc.sql("select key_id from filing_receipt union select key_id from journal_block")
                .query(String.class)
                .list()
                .forEach(id -> used.putIfAbsent(id, "收件回执或日志区块的签名"));
        try (var stored = Files.walk(materials)) {
            for (var file : (Iterable<Path>) stored.filter(Files::isRegularFile)::iterator) {
                try (var input = Files.newInputStream(file)) {
                    var start = new String(input.readNBytes(LONGEST_HEADER), StandardCharsets.ISO_8859_1);
                    var header = SEALED.matcher(start);
                    if (header.lookingAt()) {
                        used.putIfAbsent(start.substring(4, 4 + start.charAt(3)), "材料文件");
                    }
                }
            }
        }
        return used;
    }

    private record Column(String table, String name) {}

    /** Every binary column of ours; the engine's hold nothing sealed. */
    private List<Column> sealedColumns() {
        return jdbc.sql("""
                        select table_name as table, column_name as name from information_schema.columns
                        where table_schema = current_schema and data_type = 'bytea'
                          and table_name not like 'act\\_%' order by 1, 2""").query(Column.class).list();
    }
}
