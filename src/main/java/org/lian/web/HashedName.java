package org.lian.web;

import org.springframework.core.io.Resource;
import org.springframework.web.servlet.resource.ContentVersionStrategy;

/** The name of a file of the pages that holds the hash of its content. */
final class HashedName {
    private final String path;
    private final Resource file;
    private final ContentVersionStrategy byContent;
    private final String first;
    private final boolean fixed;

    HashedName(String path, Resource file, ContentVersionStrategy byContent) {
        this.path = path;
        this.file = file;
        this.byContent = byContent;
        this.first = hashed();
        this.fixed = !file.isFile();
    }

    /** What is in a jar keeps its name; a file on disk may be changed while the court runs, and is named anew. */
    String now() {
        return fixed ? first : hashed();
    }

    private String hashed() {
        return byContent.addVersion(path, byContent.getResourceVersion(file));
    }
}
