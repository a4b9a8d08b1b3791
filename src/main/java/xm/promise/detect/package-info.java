/**
 * Evidence against a promise, gathered as answers come: detectors that may be looked at all the time and still raise no
 * more false alarms than was agreed, and intervals that hold at every look.
 */
package xm.promise.detect;
