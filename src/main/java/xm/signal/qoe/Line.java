package xm.signal.qoe;

/**
 * A telephone line without its delay and codec: the parameters of the E-model that no network measures.
 *
 * <p>Named as in ITU-T G.107 (06/2015), table 2, where their ranges are; levels and ratings in dB.
 *
 * @param slr send loudness rating
 * @param rlr receive loudness rating
 * @param stmr sidetone masking rating
 * @param ds factor of the send side's handset against room noise
 * @param dr the same of the receive side
 * @param telr talker echo loudness rating
 * @param wepl weighted echo path loss
 * @param qdu quantization distortion units
 * @param nc circuit noise, dBm0p
 * @param nfor noise floor at the receive side, dBmp
 * @param ps room noise at the send side, dB(A)
 * @param pr room noise at the receive side, dB(A)
 * @param mt delay that is just not noticed, ms
 * @param st sensitivity to delay beyond it: 1 by default, .55 low (mt 120), .4 very low (mt 150)
 * @param a advantage of access, what users forgive for being reachable at all
 */
public record Line(
        double slr,
        double rlr,
        double stmr,
        double ds,
        double dr,
        double telr,
        double wepl,
        double qdu,
        double nc,
        double nfor,
        double ps,
        double pr,
        double mt,
        double st,
        double a) {

    /** Two ordinary handsets in quiet rooms, echo cancelled to 65 dB: every default of G.107, R = 93.2. */
    public static final Line DEFAULT = new Line(8, 2, 15, 3, 3, 65, 110, 1, -70, -64, 35, 35, 100, 1, 0);
}
