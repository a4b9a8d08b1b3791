/**
 * The canary: a harmless event that is sent again and again, and followed to the signals and to the alerts, so that
 * somebody notices when none come.
 */
package xm.app.canary;
