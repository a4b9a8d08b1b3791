package xm.io.channel;

import xm.dispatch.Told;

/** Where it is kept what channels were told, so that it outlives this process. */
public interface Kept {
    void keep(String channel, Told told);
}
