package xm.app.preflight;

import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Path;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.util.ChildFirstClassLoader;
import org.apache.flink.util.MutableURLClassLoader;

/**
 * Classes as a cluster would find them: in the jar first, connectors too, then Flink's own, which this program has.
 *
 * <p>This program's own classes are hidden: what the jar lacks would else be found here, and on the cluster not.
 */
final class JarClasses extends ClassLoader {
    private static final String OURS = "xm.";
    /** Connectors come with the jar; what of Flink it does not bring is found behind it anyway. */
    private static final String FLINK = "org.apache.flink.";

    private JarClasses() {
        super(JarClasses.class.getClassLoader());
    }

    static MutableURLClassLoader of(Path jar) throws MalformedURLException {
        String[] notFromTheJar = CoreOptions.ALWAYS_PARENT_FIRST_LOADER_PATTERNS.defaultValue().stream()
                .filter(pattern -> !pattern.equals(FLINK))
                .toArray(String[]::new);
        return new ChildFirstClassLoader(
                new URL[] {jar.toUri().toURL()}, new JarClasses(), notFromTheJar, unseen -> {});
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (name.startsWith(OURS)) {
            throw new ClassNotFoundException(name);
        }
        return super.loadClass(name, resolve);
    }
}
