/** Tests of promises: given events, which verdicts and alerts are expected, held against what the flows say. */
package xm.app.trial;
