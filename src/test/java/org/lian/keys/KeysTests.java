package org.lian.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lian.CourtTest;
import org.lian.database.DataFolder;
import org.lian.database.StartRefused;
import org.lian.story.CourtClient;
import org.lian.vocabulary.Refusal;
import org.lian.web.Filed;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 密钥: files apart from the database; a lost one is missed by its id, a new one leaves the old readable. */
@CourtTest
@ExtendWith(OutputCaptureExtension.class)
class KeysTests {
    @LocalServerPort
    int port;

    @Autowired
    KeyFiles files;

    @Autowired
    KeyRegister register;

    @Autowired
    KeyCheck check;

    @Autowired
    Vault vault;

    @Autowired
    Signatures signatures;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataFolder data;

    @Autowired
    DataSource database;

    Path folder;
    Path apart;

    @BeforeEach
    void keys() throws IOException {
        folder = data.folder("keys");
        apart = Files.createDirectories(folder.resolveSibling("apart"));
    }

    @AfterEach
    void putBack() throws IOException {
        try (var moved = Files.list(apart)) {
            for (var file : moved.toList()) {
                Files.move(file, folder.resolve(file.getFileName()), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
        }
        assertThat(check.findings()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Suite.class)
    @DisplayName("换新密钥以后，旧内容照样读，新内容用新密钥；两套算法并存")
    void rotation(Suite suite) {
        var before = vault(suite);
        var old = before.seal(bytes("张三"), "filing:1");
        var ring = ring(suite);
        var next = ring.rotate(suite.data());

        var after = vault(suite);
        var fresh = after.seal(bytes("李四"), "filing:1");

        assertThat(text(fresh)).startsWith("LA1").contains(next.toString());
        assertThat(after.open(old, "filing:1")).isEqualTo(bytes("张三"));
        // A node that still runs with the old key reads what the new one sealed.
        assertThat(before.open(fresh, "filing:1")).isEqualTo(bytes("李四"));
        for (var other : Suite.values()) {
            assertThat(vault(other).open(fresh, "filing:1")).isEqualTo(bytes("李四"));
        }
        assertThatThrownBy(() -> after.open(fresh, "filing:2")).isInstanceOf(IllegalStateException.class);
        fresh[fresh.length - 1] ^= 1;
        assertThatThrownBy(() -> after.open(fresh, "filing:1")).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 131_072, 200_000})
    @DisplayName("SM4 文件流：任何长度原样读回，改一字节、截掉一段都被发现")
    void sm4Streams(int size) throws IOException {
        var sm = vault(Suite.SM);
        var plain = new byte[size];
        new Random(size).nextBytes(plain);
        var sealed = new ByteArrayOutputStream();
        try (var sealing = sm.sealing(sealed, "context")) {
            sealing.write(plain);
        }
        var file = sealed.toByteArray();

        assertThat(text(file)).contains("data-sm4-");
        assertThat(read(sm, file, "context")).isEqualTo(plain);
        assertThatThrownBy(() -> read(sm, file, "another")).isInstanceOf(IOException.class);
        for (var cut : new int[] {1, 16, 65_552}) {
            if (cut < size) {
                assertThatThrownBy(() -> read(sm, java.util.Arrays.copyOf(file, file.length - cut), "context"))
                        .isInstanceOf(IOException.class);
            }
        }
        var changed = file.clone();
        changed[file.length - 1] ^= 1;
        assertThatThrownBy(() -> read(sm, changed, "context")).isInstanceOf(IOException.class);
    }

    @Test
    @DisplayName("缺一把旧密钥：内容读不出来，日志写明编号，人看到的是说明")
    void lostOldKey(CapturedOutput output) throws IOException {
        var ring = ring(Suite.INTERNATIONAL);
        var lost = ring.rotate(KeyKind.DATA_AES);
        var sealed = vault(Suite.INTERNATIONAL).seal(bytes("张三"), "filing:1");
        ring(Suite.INTERNATIONAL).rotate(KeyKind.DATA_AES);
        Files.move(folder.resolve(lost.toString()), apart.resolve(lost.toString()));

        var refusal = catchThrowableOfType(
                Refusal.class, () -> vault(Suite.INTERNATIONAL).open(sealed, "filing:1"));

        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.UNAVAILABLE);
        assertThat(refusal.detail()).contains("密钥").doesNotContain(lost.toString());
        assertThat(output.getAll()).contains("Key " + lost + " is missing").doesNotContain("张三");
        assertThat(check.findings()).anyMatch(finding -> finding.startsWith("缺少密钥 " + lost));
    }

    @Test
    @DisplayName("读到缺密钥的申请：接口回答 503 和说明，页面不是错误堆栈")
    void thePersonIsTold(CapturedOutput output) {
        var filed = Filed.submitted(port);
        var zhangsan = CourtClient.as(port, "zhangsan");
        var content = jdbc.sql("select content from filing where id = ?")
                .param(UUID.fromString(filed.filing()))
                .query(byte[].class)
                .single();
        // The header names a key that is not here.
        var other = new String(content, StandardCharsets.ISO_8859_1)
                .replaceFirst("data-[0-9]", "data-9")
                .getBytes(StandardCharsets.ISO_8859_1);
        keep(filed.filing(), other);
        try {
            var answer = zhangsan.get("/api/v1/filings/" + filed.filing()).expecting(503);
            assertThat(answer.body().get("detail").asText()).contains("密钥").contains("12368");
            assertThat(answer.text()).doesNotContain("Exception").doesNotContain("data-9");
            assertThat(output.getAll()).contains("Key data-9 is missing");
        } finally {
            keep(filed.filing(), content);
        }
    }

    @Test
    @DisplayName("当前密钥丢了：不启动，说明缺哪一把，也不另造一把")
    void lostCurrentKey() throws IOException {
        var current = ring(Suite.INTERNATIONAL).current(KeyKind.DATA_AES);
        Files.move(folder.resolve(current.toString()), apart.resolve(current.toString()));

        assertThatThrownBy(() -> vault(Suite.INTERNATIONAL))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(current.toString())
                .hasMessageContaining("备份");

        assertThat(folder.resolve(current.toString())).doesNotExist();
    }

    @Test
    @DisplayName("同一编号换成别的密钥：不启动，检查也指出")
    void anotherKeyOfTheSameName() throws IOException {
        var index = folder.resolve("index-1");
        Files.copy(index, apart.resolve("index-1"), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        Files.writeString(index, java.util.Base64.getEncoder().encodeToString(new byte[32]));

        assertThatThrownBy(() -> vault(Suite.INTERNATIONAL))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("index-1");
        assertThat(check.findings()).anyMatch(finding -> finding.contains("密钥 index-1 与登记的不是同一把"));
    }

    @Test
    @DisplayName("检查指出：签名密钥与公布的不符、别人可读的文件、材料用到而缺少的密钥")
    void checkNamesAll() throws IOException {
        var signing = signatures.current().id();
        Files.copy(folder.resolve(signing), apart.resolve(signing), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        Files.writeString(folder.resolve(signing), java.util.Base64.getEncoder().encodeToString(new byte[32]));
        Files.setPosixFilePermissions(folder.resolve("token-1"), PosixFilePermissions.fromString("rw-r-----"));
        var stray = data.folder("materials/ab").resolve("stray");
        Files.write(stray, bytes("LA1\6data-7密文"));
        try {
            assertThat(check.findings())
                    .anyMatch(finding -> finding.contains(signing) && finding.contains("公布的公钥不符"))
                    .anyMatch(finding -> finding.contains("token-1") && finding.contains("chmod 600"))
                    .anyMatch(finding -> finding.startsWith("缺少密钥 data-7：材料文件用到它"))
                    .hasSize(3);
        } finally {
            Files.delete(stray);
            Files.setPosixFilePermissions(folder.resolve("token-1"), PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Test
    @DisplayName("命令 keys check 和 keys rotate：退出码与中文说明；换签名密钥后旧公钥仍公布")
    void commands(CapturedOutput output) throws IOException {
        assertThat(command("check")).isZero();
        assertThat(output.getOut()).contains("通过：密钥齐全");
        var before =
                CourtClient.anonymous(port).get("/api/v1/keys").expecting(200).body();

        assertThat(command("rotate", "data", "signing")).isZero();

        assertThat(output.getOut()).contains("已建立新密钥 data-").contains("已建立新密钥 receipt-");
        var after =
                CourtClient.anonymous(port).get("/api/v1/keys").expecting(200).body();
        assertThat(after.get("keys").size()).isEqualTo(before.get("keys").size() + 1);
        assertThat(after.get("keys").get(0)).isEqualTo(before.get("keys").get(0));
        assertThat(Files.getPosixFilePermissions(folder.resolve(
                        ring(Suite.INTERNATIONAL).current(KeyKind.DATA_AES).toString())))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));

        Files.move(folder.resolve("data-1"), apart.resolve("data-1"));
        assertThat(command("check")).isEqualTo(1);
        assertThat(output.getOut()).contains("不符：缺少密钥 data-1");
        assertThat(command("forget")).isEqualTo(2);
        assertThat(output.getOut()).contains("用法");
    }

    @Test
    @DisplayName("换了套件，旧套件签过名的公钥仍然公布")
    void keysOfTheOtherSuiteStayPublished() {
        var old = signatures.current().id();
        vault(Suite.SM);
        var sm = new Signatures(ring(Suite.SM), register);
        assertThat(sm.current().algorithm()).isEqualTo("SM2");
        assertThat(sm.published(old).current()).isFalse();
        assertThat(sm.verifies(old, bytes("回执"), signatures.sign(bytes("回执")))).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Suite.class)
    @DisplayName("签名用公布的公钥验证，改一个字节即不符")
    void signing(Suite suite) {
        var signing = new Signatures(ring(suite), register);
        var signature = signing.sign(bytes("回执"));
        var id = signing.current().id();
        assertThat(signing.published()).contains(signing.current());
        assertThat(signing.verifies(id, bytes("回执"), signature)).isTrue();
        assertThat(signing.verifies(id, bytes("回抈"), signature)).isFalse();
        assertThat(signing.verifies(id, bytes("回执"), signature.replaceFirst("[A-Y]", "Z")))
                .isFalse();
        assertThat(signing.verifies(id, bytes("回执"), "不是签名")).isFalse();
    }

    @Test
    @DisplayName("令牌在数据库里只有带密钥的摘要")
    void tokensAreKeyed() throws Exception {
        var token = CourtClient.anonymous(port)
                .post("/api/v1/sessions", java.util.Map.of("username", "lisi", "password", "demo-lisi"))
                .get("token");
        var plainHash = java.security.MessageDigest.getInstance("SHA-256").digest(bytes(token));
        assertThat(jdbc.sql("select token_hash from bearer_session")
                        .query(byte[].class)
                        .list())
                .contains(vault.token(token))
                .doesNotContain(plainHash);
    }

    private int command(String... words) throws IOException {
        try {
            var source = database.unwrap(HikariDataSource.class);
            var arguments = new java.util.ArrayList<>(List.of(words));
            arguments.addAll(List.of(
                    "--spring.datasource.url=" + source.getJdbcUrl(),
                    "--spring.datasource.username=" + source.getUsername(),
                    "--spring.datasource.password=" + source.getPassword(),
                    "--spring.profiles.active=demo",
                    "--lian.data-dir=" + folder.getParent()));
            return KeyCommands.run(arguments);
        } catch (java.sql.SQLException e) {
            throw new IOException(e);
        }
    }

    private KeyRing ring(Suite suite) {
        return new KeyRing(files, register, new KeySettings(suite));
    }

    private Vault vault(Suite suite) {
        return new Vault(ring(suite));
    }

    private void keep(String filing, byte[] content) {
        jdbc.sql("update filing set content = ? where id = ?")
                .params(content, UUID.fromString(filing))
                .update();
    }

    private static byte[] read(Vault vault, byte[] file, String context) throws IOException {
        try (var opening = vault.opening(new ByteArrayInputStream(file), context)) {
            return opening.readAllBytes();
        }
    }

    private static String text(byte[] sealed) {
        return new String(sealed, StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
