package xm.deploy;

import java.util.Optional;
import java.util.regex.Pattern;

/** The tag of an image: pinned to a full version, so that the same file starts the same program next year. */
final class ImageTag {
    private static final Pattern PINNED = Pattern.compile("(.+/)?[a-z0-9._-]+:v?\\d+\\.\\d+\\.\\d+[A-Za-z0-9._-]*");

    private ImageTag() {}

    /** What is wrong with it; nothing if it is pinned. */
    static Optional<String> mistake(String image) {
        return PINNED.matcher(image).matches()
                ? Optional.empty()
                : Optional.of("image '" + image + "' is not pinned to a full version");
    }
}
