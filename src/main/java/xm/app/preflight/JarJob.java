package xm.app.preflight;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.StateDescriptor;
import org.apache.flink.api.dag.Pipeline;
import org.apache.flink.client.program.PackagedProgram;
import org.apache.flink.client.program.PackagedProgramUtils;
import org.apache.flink.client.program.ProgramInvocationException;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamGraphHasherV2;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.apache.flink.streaming.api.operators.AbstractUdfStreamOperator;
import org.apache.flink.streaming.api.operators.SimpleOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperatorFactory;
import xm.codec.Mistakes;
import xm.flow.KeepsState;

/**
 * A job of a jar as it would be submitted: its main is run as far as the plan of its operators, nothing is started and
 * nothing is connected to.
 *
 * <p>Classes are found in the jar first; what it lacks, as on a cluster, is Flink's own, which this program has.
 */
final class JarJob implements AutoCloseable {
    private final PackagedProgram program;
    private final StreamGraph graph;

    private JarJob(PackagedProgram program, StreamGraph graph) {
        this.program = program;
        this.graph = graph;
    }

    /**
     * Plans a job.
     *
     * @param main name of its class
     * @param arguments as `flink run` would give them
     * @throws Mistakes if the jar holds no such job, or the job does not take its arguments
     */
    static JarJob of(Path jar, String main, String... arguments) {
        PackagedProgram program = null;
        try {
            program = PackagedProgram.newBuilder()
                    .setJarFile(new File(jar.toString()))
                    .setEntryPointClassName(main)
                    .setArguments(arguments)
                    .setConfiguration(inTheJarFirst())
                    .build();
            Pipeline plan = PackagedProgramUtils.getPipelineFromProgram(program, new Configuration(), 1, true);
            return new JarJob(program, (StreamGraph) plan);
        } catch (ProgramInvocationException e) {
            if (program != null) {
                program.close();
            }
            throw Mistakes.of(
                    jar + ": " + main + " cannot be planned: " + innermost(e).getMessage());
        }
    }

    /** On a cluster connectors come with the jar alone; those of this program would be another release's. */
    private static Configuration inTheJarFirst() {
        List<String> always = new ArrayList<>(CoreOptions.ALWAYS_PARENT_FIRST_LOADER_PATTERNS.defaultValue());
        always.remove("org.apache.flink.");
        Configuration settings = new Configuration();
        settings.set(CoreOptions.ALWAYS_PARENT_FIRST_LOADER_PATTERNS, always);
        return settings;
    }

    ClassLoader classes() {
        return program.getUserCodeClassLoader();
    }

    List<NewOperator> operators() {
        Map<Integer, byte[]> ids = new StreamGraphHasherV2().traverseStreamGraphAndGenerateHashes(graph);
        List<NewOperator> operators = new ArrayList<>();
        for (StreamNode node : graph.getStreamNodes()) {
            Object keeper = keeper(node.getOperatorFactory());
            List<StateDescriptor<?, ?>> keyed = kept(keeper, "keyedState");
            List<StateDescriptor<?, ?>> own = kept(keeper, "operatorState");
            operators.add(new NewOperator(
                    new OperatorID(ids.get(node.getId())).toHexString(),
                    node.getTransformationUID() == null ? node.getOperatorName() : node.getTransformationUID(),
                    graph.getExecutionConfig().getMaxParallelism(),
                    node.getStateKeySerializer(),
                    keyed,
                    own,
                    keeper != null));
        }
        return operators;
    }

    private static Object keeper(StreamOperatorFactory<?> factory) {
        Object operator = factory instanceof SimpleOperatorFactory<?> simple ? simple.getOperator() : factory;
        Object carried =
                operator instanceof AbstractUdfStreamOperator<?, ?> carrier ? carrier.getUserFunction() : operator;
        boolean isKeeper = carried != null && allInterfaces(carried.getClass()).contains(KeepsState.class.getName());
        return isKeeper ? carried : null;
    }

    private static List<String> allInterfaces(Class<?> type) {
        List<String> names = new ArrayList<>();
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            for (Class<?> one : at.getInterfaces()) {
                names.add(one.getName());
            }
        }
        return names;
    }

    /** By name: the jar has an interface of its own, which is another class than ours. */
    private List<StateDescriptor<?, ?>> kept(Object keeper, String method) {
        if (keeper == null) {
            return List.of();
        }
        try {
            List<StateDescriptor<?, ?>> kept = new ArrayList<>();
            var told = keeper.getClass().getMethod(method);
            told.setAccessible(true);
            for (Object descriptor : (List<?>) told.invoke(keeper)) {
                StateDescriptor<?, ?> state = (StateDescriptor<?, ?>) descriptor;
                state.initializeSerializerUnlessSet(graph.getExecutionConfig());
                kept.add(state);
            }
            return kept;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the jar does not say what " + keeper + " keeps", e);
        }
    }

    private static Throwable innermost(Throwable e) {
        Throwable at = e;
        while (at.getCause() != null) {
            at = at.getCause();
        }
        return at;
    }

    @Override
    public void close() {
        program.close();
    }
}
