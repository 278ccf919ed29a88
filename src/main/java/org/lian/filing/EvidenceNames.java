package org.lian.filing;

import java.util.regex.Pattern;
import org.lian.materials.Material;
import org.lian.vocabulary.Track;

/** The names of pieces of evidence in a list: what somebody called a file, and what it is where a camera called it. */
final class EvidenceNames {
    /** What cameras, telephones and messengers call their files; nobody recognises a piece of evidence by it. */
    private static final Pattern OF_A_DEVICE = Pattern.compile(
            "(?i)(?:(?:img|dsc[nf]?|mvimg|pxl|vid|mov|rec|scan|image|photo|picture|screenshot|screenrecorder|mmexport|wx_camera|wechat|"
                    + "qq图片|微信图片|微信截图|微信视频|照片|图片|截图|截屏|录音|录像|视频|相机|p|c)[\\s_.()（）-]*)*"
                    + "[0-9a-f]*[0-9][0-9a-f\\s_.,()（）-]*|(?:image|photo|照片|图片|相片|截图|录音|录像|视频|文件|扫描件?|scan|file|untitled|未命名)");

    private EvidenceNames() {}

    /** What it is listed as; the name that a device gave follows, so that the file is found. */
    static String of(Material material, Track track) {
        var name = material.fileName();
        var dot = name.lastIndexOf('.');
        var stem = dot < 0 ? name : name.substring(0, dot);
        return OF_A_DEVICE.matcher(stem.strip()).matches() ? kind(material, track) + "（" + name + "）" : name;
    }

    /** Of what kind it is: a paper by its kind, other evidence by what it is on. */
    static String kind(Material material, Track track) {
        return material.kind() == Material.Kind.EVIDENCE
                ? medium(material)
                : material.kind().label(track);
    }

    private static String medium(Material material) {
        var type = material.mediaType();
        if (type.startsWith("image/")) {
            return "照片";
        }
        if (type.startsWith("audio/")) {
            return "录音";
        }
        return type.startsWith("video/") ? "录像" : "文件";
    }
}
