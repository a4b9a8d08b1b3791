#!/usr/bin/env bash
# Submits one of the jobs to a Flink cluster that runs; each job's folder has a submit.sh that calls this one.
#
#   jobs/experience-signals/submit.sh [options] [-- --key=value...]
#     --config FILE        settings of the job; the job.yaml of its folder if it is not named
#     --jar JAR            the job jar; the one in target/dist/jobs if it is not named
#     --parallelism N      subtasks per step, whatever the file says; the cluster's if neither names them
#     --savepoint PATH     goes on from this savepoint or checkpoint
#     --resume DIR         goes on from the newest whole checkpoint or savepoint under DIR, and ends with 2 if there is none
#     -- --key=value...    settings over those of the file; secrets are refused, everybody could read them
#
# Without --savepoint and --resume the job begins anew. Its settings are read first, and all mistakes in them told, where Flink's libraries lie beside its bin.
# Finds `flink` on the PATH, or in FLINK_HOME/bin. Exit codes: 0 submitted, 1 Flink refused it, 2 the command line, a file or
# a setting is wrong, 3 there is no flink.
set -euo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)

wrong() {
  printf 'submit: %s\n' "$1" >&2
  exit 2
}

case ${1:-} in
  experience-signals) class=xm.app.ExperienceSignalsJob ;;
  promise-watch) class=xm.app.PromiseWatchJob ;;
  *) wrong "'${1:-}' is not one of the jobs: experience-signals promise-watch" ;;
esac
job=$1
shift

config=$here/$job/job.yaml
jar=
parallelism=
savepoint=
resume=
while [ $# -gt 0 ]; do
  case $1 in
    -h | --help)
      sed -n '2,/^set /{s/^# \{0,1\}//;/^set /d;p}' "${BASH_SOURCE[0]}"
      exit 0
      ;;
    --) shift && break ;;
    --config | --jar | --parallelism | --savepoint | --resume)
      if [ $# -lt 2 ] || [ -z "$2" ]; then
        wrong "$1: a value is missing; see --help"
      fi
      declare "${1#--}=$2"
      shift 2
      ;;
    *) wrong "'${1%%=*}' is not an option; settings of the job stand after --, see --help" ;;
  esac
done

# what is on the command line is seen in the list of processes and on Flink's page
for setting in "$@"; do
  name=${setting%%=*}
  case $name in
    --kafka.properties.*password* | --kafka.properties.*passphrase* | --kafka.properties.*jaas* | --kafka.properties.*secret* | --kafka.properties.*keystore.key*)
      variable=$(printf '%s' "${name#--}" | tr 'a-z.-' 'A-Z__')
      wrong "$name: a secret is seen by everybody on the command line; give it as XM_$variable in the environment, or in the file of settings"
      ;;
    --kafka.properties.*) ;;
    *-file) ;;
    *token | *password | *-key | *jaas* | *secret*)
      wrong "$name: a secret is seen by everybody on the command line; give it in the environment or name a file with $name-file"
      ;;
  esac
  case $setting in
    --*) [ "${setting#*=}" != "$setting" ] || wrong "$setting: a setting is written --key=value" ;;
    *) wrong "what stands after -- is written --key=value, such as --kafka.bootstrap=broker:9092" ;;
  esac
done

if [ -z "$jar" ]; then
  jars=("$here"/../target/dist/jobs/experience-monitor-*-job.jar)
  [ "${#jars[@]}" -eq 1 ] || wrong "there are several jars in target/dist/jobs; name one with --jar"
  jar=${jars[0]}
fi
[ -f "$jar" ] || wrong "there is no job jar at $jar; build it with ./check fast, or name it with --jar"
[ -r "$config" ] || wrong "the settings $config cannot be read; name them with --config"
[[ -z $parallelism || $parallelism =~ ^[1-9][0-9]*$ ]] || wrong "--parallelism is '$parallelism'; a whole number from 1 on was expected"
[ -z "$savepoint" ] || [ -z "$resume" ] || wrong "--savepoint and --resume are both given; keep one of them"

if [ -n "$resume" ]; then
  found=0
  savepoint=$("$here/resume.sh" "$resume") || found=$?
  [ "$found" -ne 1 ] || wrong "--resume: there is nothing to go on from; name another directory, or leave --resume out and the job begins anew"
  [ "$found" -eq 0 ] || exit "$found"
fi

flink=${FLINK_HOME:+$FLINK_HOME/bin/flink}
flink=${flink:-$(command -v flink || true)}
if [ -z "$flink" ] || [ ! -x "$flink" ]; then
  printf 'submit: there is no flink to submit with; put it on the PATH or set FLINK_HOME\n' >&2
  exit 3
fi

settings=(--config "$config")
[ -z "$parallelism" ] || settings+=("--parallelism=$parallelism")
settings+=("$@")

# where it can be told in sentences, and all at once: Flink would bury it in stack traces
lib=$(dirname -- "$(dirname -- "$(readlink -f -- "$flink" 2>/dev/null || printf '%s' "$flink")")")/lib
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
if compgen -G "$lib/flink-dist*.jar" >/dev/null && command -v "$java" >/dev/null; then
  checked=0
  "$java" -XX:TieredStopAtLevel=1 -cp "$jar:$lib/*" xm.app.SettingsCheck "$job" "${settings[@]}" || checked=$?
  [ "$checked" -ne 2 ] || exit 2
  [ "$checked" -eq 0 ] || printf 'submit: the settings could not be looked at first (exit code %s); Flink does it\n' "$checked" >&2
fi

options=(run --detached --class "$class")
[ -z "$savepoint" ] || options+=(--fromSavepoint "$savepoint")
exec "$flink" "${options[@]}" "$jar" "${settings[@]}"
