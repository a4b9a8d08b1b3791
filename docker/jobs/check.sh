#!/usr/bin/env bash
# Reads a job's settings in its image as the job would, and tells every mistake in a sentence:
#
#   check.sh JOB --config FILE [--key=value...]
#
# Before Flink is started, which buries a mistake in stack traces and is then started again and again.
# Exit codes: 0 they are in order, or could not be looked at, which is said; 2 they are not.
set -euo pipefail

flink=${FLINK_HOME:-/opt/flink}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java

checked=0
"$java" -XX:TieredStopAtLevel=1 -cp "$flink/usrlib/experience-monitor-job.jar:$flink/lib/*" xm.app.SettingsCheck "$@" || checked=$?
[ "$checked" -ne 2 ] || exit 2
[ "$checked" -eq 0 ] || printf 'check: the settings could not be looked at first (exit code %s); Flink does it\n' "$checked" >&2
