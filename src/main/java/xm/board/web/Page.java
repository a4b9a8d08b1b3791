package xm.board.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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
        ContextHandler library = new ContextHandler(
                files(factory.newClassLoaderResource(
                        "META-INF/resources/_static/echarts/" + libraryVersion() + "/dist/")),
                "/lib");
        return new Handler.Sequence(library, files(factory.newClassLoaderResource("board/")));
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

    private static String libraryVersion() {
        URL known = Page.class.getClassLoader().getResource(LIBRARY);
        if (known == null) {
            throw new IllegalStateException("the library of charts is missing: lib/echarts-*.jar of the distribution");
        }
        try (InputStream in = known.openStream()) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
