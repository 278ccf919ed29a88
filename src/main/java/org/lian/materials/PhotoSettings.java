package org.lian.materials;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings for the photographs of phones.
 *
 * @param heifDecoder The program of libheif that reads HEIC photographs, heif-dec or heif-convert, by its path; auto looks where systems put it, off uses none.
 * @param cardReader The program of Tesseract that reads identity cards, with the language chi_sim, by its path; auto looks where systems put it, off uses none.
 */
@ConfigurationProperties("lian.materials")
record PhotoSettings(
        @DefaultValue("auto") String heifDecoder,
        @DefaultValue("auto") String cardReader) {}
