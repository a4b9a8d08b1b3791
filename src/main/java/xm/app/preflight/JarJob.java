package xm.app.preflight;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.StateDescriptor;
import org.apache.flink.client.program.ProgramAbortException;
import org.apache.flink.client.program.StreamPlanEnvironment;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamGraphHasherV2;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.apache.flink.streaming.api.operators.AbstractUdfStreamOperator;
import org.apache.flink.streaming.api.operators.SimpleOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperatorFactory;
import org.apache.flink.util.MutableURLClassLoader;
import xm.codec.Mistakes;
import xm.flow.KeepsState;

/**
 * A job of a jar as it would be submitted: its main is run as far as the plan of its operators, nothing is started and
 * nothing is connected to.
 */
final class JarJob implements AutoCloseable {
    private final MutableURLClassLoader classes;
    private final StreamGraph graph;

    private JarJob(MutableURLClassLoader classes, StreamGraph graph) {
        this.classes = classes;
        this.graph = graph;
    }

    /**
     * Plans a job.
     *
     * @param main name of its class
     * @param arguments as `flink run` would give them
     * @throws Mistakes if the jar holds no such job, or the job does not take its arguments
     */
    static JarJob of(Path jar, String main, String... arguments) throws IOException {
        MutableURLClassLoader classes = JarClasses.of(jar);
        StreamPlanEnvironment plan = new StreamPlanEnvironment(new Configuration(), classes, 1);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(classes);
        plan.setAsContext();
        try {
            Class.forName(main, true, classes).getMethod("main", String[].class).invoke(null, (Object) arguments);
            throw Mistakes.of(jar + ": " + main + " ended without submitting a job");
        } catch (InvocationTargetException e) {
            if (isPlanned(e)) {
                return new JarJob(classes, (StreamGraph) plan.getPipeline());
            }
            classes.close();
            throw Mistakes.of(jar + ": " + main + " cannot be planned: " + innermost(e));
        } catch (ReflectiveOperationException | LinkageError e) {
            classes.close();
            throw Mistakes.of(jar + ": it has no job " + main + ": " + innermost(e));
        } finally {
            plan.unsetAsContext();
            thread.setContextClassLoader(before);
        }
    }

    /** Flink ends a main whose plan is wanted only by an error of its own. */
    private static boolean isPlanned(Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (at instanceof ProgramAbortException) {
                return true;
            }
        }
        return false;
    }

    ClassLoader classes() {
        return classes;
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

    private static String innermost(Throwable e) {
        Throwable at = e;
        while (at.getCause() != null) {
            at = at.getCause();
        }
        return at instanceof ClassNotFoundException || at instanceof LinkageError ? at.toString() : at.getMessage();
    }

    @Override
    public void close() throws IOException {
        classes.close();
    }
}
