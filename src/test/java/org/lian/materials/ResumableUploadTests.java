package org.lian.materials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.database.DataFolder;
import org.lian.identity.Access;
import org.lian.identity.Accounts;
import org.lian.story.CourtClient;
import org.lian.story.CourtClient.Answer;
import org.lian.story.Stories;
import org.lian.vocabulary.FilingId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;

/** 断点续传: a line that breaks anywhere costs what was on it and nothing else; nobody else comes near. */
@CourtTest
class ResumableUploadTests {
    private static final String PIECE = "application/offset+octet-stream";
    private static final int CUTS = 100;

    @LocalServerPort
    int port;

    @Autowired
    Uploads uploads;

    @Autowired
    Parsers parsers;

    @Autowired
    DataSource database;

    @Autowired
    Access access;

    @Autowired
    Accounts accounts;

    @Autowired
    DataFolder data;

    @Autowired
    JdbcClient jdbc;

    private Stories court;
    private String filing;

    @BeforeEach
    void draft() {
        court = new Stories(port);
        filing = court.drafted(Stories.loanDraft());
    }

    @Test
    @DisplayName("在一百个随机的地方断线：收到多少算多少，接着传，材料一个字节不差，半个文件不留下")
    @Tag("thorough")
    void cutAtAHundredPlaces() throws Exception {
        var photo = photo(7, 900);
        var upload = announced("EVIDENCE", "借条.png", photo.length);
        var random = new Random(20261128);
        var cut = 0;
        var kept = 0;
        while (cut < CUTS) {
            var from = offset(upload);
            var most = (photo.length - from) / (CUTS - cut + 1);
            sendAndBreak(upload, photo, from, 1 + random.nextInt(2 * most), random.nextBoolean());
            cut++;
            kept += waitUntilStill(upload) > from ? 1 : 0;
        }
        assertThat(kept).as("cuts of which something was kept").isGreaterThan(CUTS / 2);
        assertThat(plainOnDisk(photo)).as("plain bytes on the disk").isFalse();

        var done = piece(upload, offset(upload), rest(photo, offset(upload)));

        assertThat(done.status()).isEqualTo(204);
        assertThat(bytes(done.headers().firstValue("Lian-Material").orElseThrow()))
                .isEqualTo(photo);
        assertThat(pieces()).isZero();
    }

    @Test
    @DisplayName("一段太慢的线也留下收到的部分，不从头再来")
    @Tag("thorough")
    void aLineThatGoesSilentKeepsWhatCame() throws Exception {
        var photo = photo(8, 200);
        var upload = announced("EVIDENCE", "慢.png", photo.length);
        try (var silent = open(upload, 0, photo.length)) {
            silent.getOutputStream().write(photo, 0, 30_000);
            silent.getOutputStream().flush();

            var answer = new String(silent.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);

            assertThat(answer).isEqualTo("HTTP/1.1 204");
        }
        assertThat(offset(upload)).isEqualTo(30_000);
    }

    @Test
    @DisplayName("同一个文件同时传两遍：成为一份材料，字节不差；同一次上传的两段只有一段算数")
    void twoAtOnce() throws Exception {
        var photo = photo(9, 300);
        var first = announced("EVIDENCE", "合同.png", photo.length);
        var second = announced("EVIDENCE", "合同.png", photo.length);
        var answers = atOnce(
                () -> piece(first, 0, photo).status(),
                () -> piece(second, 0, photo).status(),
                () -> piece(first, 0, photo).status());

        assertThat(answers.get(1)).isEqualTo(204);
        // A piece that lost the race is told so, unless it came when all was done.
        assertThat(List.of(answers.get(0), answers.get(2)))
                .contains(204)
                .allMatch(status -> status == 204 || status == 409);
        assertThat(piece(first, photo.length, new byte[0]).headers().firstValue("Lian-Material"))
                .isEqualTo(piece(second, photo.length, new byte[0]).headers().firstValue("Lian-Material"));
        var list = court.zhangsan
                .get("/api/v1/filings/" + filing + "/materials")
                .body()
                .get("items");
        assertThat(list).hasSize(1);
        assertThat(bytes(list.get(0).get("id").asText())).isEqualTo(photo);
    }

    @Test
    @DisplayName("文件还在检查的时候：同一件申请照样能改、能存，检查的人不占数据库连接；检查完了才收下，两条路都一样")
    void nothingIsLockedWhileAParserWorks() throws Exception {
        var pool = database.unwrap(HikariDataSource.class).getHikariPoolMXBean();
        var photo = photo(11, 200);
        var upload = announced("EVIDENCE", "收条.png", photo.length);
        var gate = (Semaphore) ReflectionTestUtils.getField(parsers, "places");
        var people = Executors.newFixedThreadPool(2);
        // As if two files took very long.
        gate.acquire(2);
        try {
            var inPieces = people.submit(() -> piece(upload, 0, photo).status());
            var inOne = people.submit(() -> court.zhangsan
                    .upload("/api/v1/filings/" + filing + "/materials", "EVIDENCE", "照片.png", photo(12, 200))
                    .status());
            await().until(() -> gate.getQueueLength() == 2);
            var draft = court.filing(filing);
            var changed = new HashMap<String, Object>(Stories.loanDraft());
            changed.put("revision", draft.get("revision").asInt());

            court.zhangsan.put("/api/v1/filings/" + filing, changed).expecting(200);
            court.zhangsan
                    .upload("/api/v1/filings/" + filing + "/materials", "EVIDENCE", "说明.txt", Stories.text("EVIDENCE"))
                    .expecting(201);
            await().until(() -> pool.getActiveConnections() == 0);
            assertThat(gate.getQueueLength()).isEqualTo(2);
            gate.release(2);

            assertThat(inPieces.get()).isEqualTo(204);
            assertThat(inOne.get()).isEqualTo(201);
        } finally {
            gate.release(Math.max(0, 2 - gate.availablePermits()));
            people.shutdownNow();
        }
        assertThat(court.zhangsan
                        .get("/api/v1/filings/" + filing + "/materials")
                        .body()
                        .get("items"))
                .hasSize(3);
        assertThat(pieces()).isZero();
    }

    @Test
    @DisplayName("别人的上传：问不到、传不进、删不掉；没有登录的也一样")
    void nobodyElse() throws Exception {
        var photo = photo(10, 60);
        var upload = announced("EVIDENCE", "借条.png", photo.length);
        assertThat(piece(upload, 0, Arrays.copyOf(photo, 100)).status()).isEqualTo(204);
        var lisi = CourtClient.as(port, "lisi");
        var ownFiling =
                lisi.post("/api/v1/filings", Stories.loanDraft()).expecting(201).get("id");
        var throughOwn = upload.replace(filing, ownFiling);

        for (var address : List.of(upload, throughOwn)) {
            assertThat(as(lisi, "HEAD", address).status()).isEqualTo(404);
            assertThat(as(lisi, "DELETE", address).status()).isEqualTo(404);
            assertThat(piece(lisi, address, 100, photo).status()).isEqualTo(404);
        }
        assertThat(piece(CourtClient.anonymous(port), upload, 100, photo).status())
                .isEqualTo(401);
        assertThat(as(CourtClient.as(port, "clerk1"), "HEAD", upload).status()).isEqualTo(403);
        assertThat(create(lisi, filing, metadata("EVIDENCE", "a.png", Map.of()), 10)
                        .status())
                .isEqualTo(404);
        assertThat(offset(upload)).isEqualTo(100);

        access.grant(
                new FilingId(UUID.fromString(filing)), accounts.actorOf("lisi").accountId(), Access.Right.AGENT);
        for (var method : List.of("HEAD", "DELETE")) {
            assertThat(as(lisi, method, upload).status())
                    .as("an agent of the same filing")
                    .isEqualTo(404);
        }
        assertThat(piece(lisi, upload, 100, photo).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("比说好的多、接错地方、版本不对：都不收，收到的还在")
    void whatIsWrongIsNotKept() throws Exception {
        var photo = photo(11, 60);
        var upload = announced("EVIDENCE", "借条.png", photo.length);
        assertThat(piece(upload, 0, Arrays.copyOf(photo, 1000)).status()).isEqualTo(204);

        var more = Arrays.copyOf(rest(photo, 1000), photo.length - 1000 + 1);
        assertThat(piece(upload, 1000, more).status()).isEqualTo(422);
        assertThat(piece(upload, 10, rest(photo, 10)).status()).isEqualTo(409);
        assertThat(piece(upload, 999_999_999, new byte[1]).status()).isEqualTo(409);
        assertThat(court.zhangsan
                        .send("HEAD", upload, Map.of("Tus-Resumable", "0.2.2"), new byte[0])
                        .status())
                .isEqualTo(412);
        assertThat(offset(upload)).isEqualTo(1000);

        var done = piece(upload, 1000, rest(photo, 1000));
        assertThat(done.status()).isEqualTo(204);
        assertThat(bytes(done.headers().firstValue("Lian-Material").orElseThrow()))
                .isEqualTo(photo);
    }

    @Test
    @DisplayName("太大、空的、种类不对、名字没有：传以前就说，太大的是 413")
    void refusedBeforeAByte() throws Exception {
        var token = court.zhangsan;
        var said = metadata("EVIDENCE", "录像.mp4", Map.of());
        var large = create(token, filing, said, 51L << 20);
        assertThat(large.status()).isEqualTo(413);
        assertThat(large.text()).contains("超过 50 MB 的上限");
        assertThat(create(token, filing, said, 0).status()).isEqualTo(422);
        assertThat(create(token, filing, metadata("NOTHING", "a.png", Map.of()), 5)
                        .status())
                .isEqualTo(422);
        assertThat(create(token, filing, "kind " + base64("EVIDENCE"), 5).status())
                .isEqualTo(422);
        assertThat(create(token, filing, "filename !!!", 5).status()).isEqualTo(422);
        assertThat(create(token, filing, metadata("EVIDENCE", "a.jpg", Map.of("original", "ABC")), 5)
                        .text())
                .contains("original 应为原图的 SHA-256");
        assertThat(create(token, filing, metadata("EVIDENCE", "a.png", Map.of("purpose", "EVIDENCE")), 5)
                        .status())
                .isEqualTo(409);
    }

    @Test
    @DisplayName("传完的不是能收的文件：说明原因，收到的扔掉")
    void badContentIsRefusedAndThrownAway() throws Exception {
        var photo = photo(12, 100);
        var cut = Arrays.copyOf(photo, photo.length / 2);
        var upload = announced("EVIDENCE", "照片.png", cut.length);

        var answer = piece(upload, 0, cut);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains("已损坏或不完整");
        assertThat(ask("HEAD", upload).status()).isEqualTo(404);
        assertThat(pieces()).isZero();
    }

    @Test
    @DisplayName("过了一天：没有传完的不再找得到，字节也删掉；不传了的当场删掉")
    void expiredAndGivenUp() throws Exception {
        var photo = photo(13, 60);
        var old = announced("EVIDENCE", "旧.png", photo.length);
        piece(old, 0, Arrays.copyOf(photo, 500));
        jdbc.sql("update material_upload set begun_at = begun_at - interval '25 hours' where id = ?")
                .param(id(old))
                .update();
        assertThat(ask("HEAD", old).status()).isEqualTo(404);
        assertThat(piece(old, 500, rest(photo, 500)).status()).isEqualTo(404);
        var files = partFiles();
        uploads.expire();
        assertThat(partFiles()).isLessThan(files);
        assertThat(jdbc.sql("select count(*) from material_upload where id = ?")
                        .param(id(old))
                        .query(Integer.class)
                        .single())
                .isZero();

        var unwanted = announced("EVIDENCE", "不要.png", photo.length);
        piece(unwanted, 0, Arrays.copyOf(photo, 500));
        files = partFiles();
        assertThat(ask("DELETE", unwanted).status()).isEqualTo(204);
        assertThat(partFiles()).isEqualTo(files - 1);
        assertThat(ask("HEAD", unwanted).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("传到一半就提交了：提交的是已经收好的；另一半传完也不混进去，说明怎么补")
    void submittedMeanwhile() throws Exception {
        court.materials(filing);
        var photo = photo(14, 60);
        var upload = announced("EVIDENCE", "迟到.png", photo.length);
        piece(upload, 0, Arrays.copyOf(photo, 500));

        var receipt = court.submit(filing).expecting(201);

        assertThat(receipt.text()).doesNotContain("迟到.png");
        var late = piece(upload, 500, rest(photo, 500));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text()).contains("/problems/conflict").doesNotContain("offset-mismatch");
        assertThat(court.zhangsan
                        .get("/api/v1/filings/" + filing + "/materials")
                        .text())
                .doesNotContain("迟到.png");

        var evidence = create(
                court.zhangsan, filing, metadata("EVIDENCE", "迟到.png", Map.of("purpose", "EVIDENCE")), photo.length);
        var address = evidence.headers().firstValue("Location").orElseThrow();
        assertThat(piece(address, 0, photo).status()).isEqualTo(204);
        assertThat(court.zhangsan
                        .get("/api/v1/filings/" + filing + "/materials")
                        .text())
                .contains("迟到.png");
    }

    @Test
    @DisplayName("一个人同时最多传二十个；丢下十分钟没有动的给新的让路")
    void asManyAtATime() throws Exception {
        var someone = court.zhangsan;
        jdbc.sql("delete from material_upload").update();
        var said = metadata("EVIDENCE", "a.png", Map.of());
        for (var n = 0; n < 20; n++) {
            assertThat(create(someone, filing, said, 1000).status()).isEqualTo(201);
        }
        assertThat(create(someone, filing, said, 1000).status()).isEqualTo(429);
        jdbc.sql("update material_upload set touched_at = touched_at - interval '11 minutes'")
                .update();
        assertThat(create(someone, filing, said, 1000).status()).isEqualTo(201);
        assertThat(jdbc.sql("select count(*) from material_upload")
                        .query(Integer.class)
                        .single())
                .isEqualTo(20);
        jdbc.sql("delete from material_upload").update();
    }

    private String announced(String kind, String name, long length) throws Exception {
        var answer = create(court.zhangsan, filing, metadata(kind, name, Map.of()), length);
        answer.expecting(201);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static Answer create(CourtClient who, String ofFiling, String metadata, long length) {
        return who.send(
                "POST",
                "/api/v1/filings/" + ofFiling + "/materials/uploads",
                Map.of("Tus-Resumable", "1.0.0", "Upload-Length", Long.toString(length), "Upload-Metadata", metadata),
                new byte[0]);
    }

    private static String metadata(String kind, String name, Map<String, String> more) {
        var all = new HashMap<>(more);
        all.put("kind", kind);
        all.put("filename", name);
        return String.join(
                ",",
                all.entrySet().stream()
                        .map(one -> one.getKey() + " " + base64(one.getValue()))
                        .toList());
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private Answer piece(String upload, long offset, byte[] bytes) {
        return piece(court.zhangsan, upload, offset, bytes);
    }

    private static Answer piece(CourtClient who, String upload, long offset, byte[] bytes) {
        return who.send(
                "PATCH",
                upload,
                Map.of("Tus-Resumable", "1.0.0", "Upload-Offset", Long.toString(offset), "Content-Type", PIECE),
                bytes);
    }

    private int offset(String upload) throws Exception {
        var answer = ask("HEAD", upload);
        assertThat(answer.status()).isEqualTo(200);
        return Integer.parseInt(answer.headers().firstValue("Upload-Offset").orElseThrow());
    }

    /** The offset once nothing is on its way any more. */
    private int waitUntilStill(String upload) throws Exception {
        var before = -1;
        var now = offset(upload);
        while (now != before) {
            Thread.sleep(30);
            before = now;
            now = offset(upload);
        }
        return now;
    }

    private Answer ask(String method, String upload) {
        return as(court.zhangsan, method, upload);
    }

    private static Answer as(CourtClient who, String method, String upload) {
        return who.send(method, upload, Map.of("Tus-Resumable", "1.0.0"), new byte[0]);
    }

    /** A request that announces so many bytes, its head sent. */
    private Socket open(String upload, int offset, int length) throws IOException {
        var socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(60_000);
        var head = "PATCH " + upload + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + court.zhangsan.token()
                + "\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: " + offset + "\r\nContent-Type: " + PIECE
                + "\r\nContent-Length: " + length + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** The line ends in the middle of the body, politely or as when a cable is pulled. */
    private void sendAndBreak(String upload, byte[] file, int from, int bytes, boolean hard) throws Exception {
        try (var socket = open(upload, from, file.length - from)) {
            socket.getOutputStream().write(file, from, Math.min(bytes, file.length - from - 1));
            socket.getOutputStream().flush();
            if (hard) {
                Thread.sleep(20);
                socket.setSoLinger(true, 0);
            }
        }
    }

    private List<Integer> atOnce(List<Callable<Integer>> calls) throws Exception {
        var pool = Executors.newFixedThreadPool(calls.size());
        try {
            var answers = new ArrayList<Integer>();
            for (var future : pool.invokeAll(calls)) {
                answers.add(future.get());
            }
            return answers;
        } finally {
            pool.shutdownNow();
        }
    }

    @SafeVarargs
    private List<Integer> atOnce(Callable<Integer>... calls) throws Exception {
        return atOnce(List.of(calls));
    }

    private byte[] bytes(String material) {
        return court.zhangsan
                .download("/api/v1/filings/" + filing + "/materials/" + material + "/content")
                .body();
    }

    private static UUID id(String upload) {
        return UUID.fromString(upload.substring(upload.lastIndexOf('/') + 1));
    }

    private int pieces() {
        return jdbc.sql("""
                        select count(*) from material_upload_piece p join material_upload u on u.id = p.upload_id
                        where u.filing_id = ?""").param(UUID.fromString(filing)).query(Integer.class).single();
    }

    private long partFiles() throws IOException {
        try (var files = Files.list(data.folder("materials/incoming"))) {
            return files.filter(file -> file.toString().endsWith(".part")).count();
        }
    }

    /** Whether a stretch of the file's own bytes stands anywhere among what arrived. */
    private boolean plainOnDisk(byte[] file) throws IOException {
        var needle = new String(file, 40, 16, StandardCharsets.ISO_8859_1);
        try (var files = Files.list(data.folder("materials/incoming"))) {
            for (var one : files.toList()) {
                if (new String(Files.readAllBytes(one), StandardCharsets.ISO_8859_1).contains(needle)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static byte[] rest(byte[] file, int from) {
        return Arrays.copyOfRange(file, from, file.length);
    }

    private static byte[] photo(int seed, int side) throws IOException {
        var random = new Random(seed);
        var image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        for (var y = 0; y < side; y++) {
            for (var x = 0; x < side; x++) {
                image.setRGB(x, y, random.nextInt());
            }
        }
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        assertThat(ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()))).isNotNull();
        return bytes.toByteArray();
    }
}
