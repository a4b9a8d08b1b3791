package xm.board.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.util.Properties;
import org.eclipse.jetty.http.MimeTypes;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.server.handler.ResourceHandler;
import org.eclipse.jetty.util.resource.Resource;
import org.eclipse.jetty.util.resource.ResourceFactory;

/** The files of the page: ours, and under {@code /lib} the library of charts as its jar brings it. */
final class Page {
    private static final String LIBRARY = "META-INF/maven/org.mvnpm/echarts/pom.properties";

    private Page() {}

    static Handler files(Server server) {
        ResourceFactory factory = ResourceFactory.of(server);
        ContextHandler library = new ContextHandler(files(factory.newResource(folder(libraryFile()))), "/lib");
        return new Handler.Sequence(library, files(factory.newResource(folder("board/index.html"))));
    }

    /**
     * The folder of a file; jars need not list their folders, so one is asked for by what is in it. With a
     * slash at its end Jetty would take one of a jar for an alias.
     */
    private static URI folder(String file) {
        URL found = Page.class.getClassLoader().getResource(file);
        if (found == null) {
            throw new IllegalStateException(file + " is missing in the distribution; unpack it again");
        }
        String place = found.toString();
        return URI.create(place.substring(0, place.lastIndexOf('/')));
    }

    private static ResourceHandler files(Resource base) {
        ResourceHandler files = new ResourceHandler();
        files.setBaseResource(base);
        files.setDirAllowed(false);
        files.setEtags(true);
        files.setWelcomeFiles("index.html");
        MimeTypes.Mutable types = new MimeTypes.Mutable();
        types.addMimeMapping("svg", "image/svg+xml");
        files.setMimeTypes(types);
        return files;
    }

    /** Where the library's jar holds it follows from its version, which the jar tells. */
    private static String libraryFile() {
        try (InputStream in = Page.class.getClassLoader().getResourceAsStream(LIBRARY)) {
            if (in == null) {
                throw new IllegalStateException(
                        "the library of charts is missing: lib/echarts-*.jar of the distribution");
            }
            Properties properties = new Properties();
            properties.load(in);
            return "META-INF/resources/_static/echarts/" + properties.getProperty("version")
                    + "/dist/echarts.esm.min.js";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
