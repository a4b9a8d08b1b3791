#!/usr/bin/env bash
# The main process of a job's own cluster without high availability, as in compose.yaml:
#
#   start.sh JOB [--key=value...]
#
# Goes on from the newest whole checkpoint or savepoint under STATE_DIR, where a JobManager that is started again would
# otherwise begin anew although its checkpoints lie on the disk. Begins anew where nothing was saved yet, and ends with 2 where
# it cannot look.
set -euo pipefail

job=${1:-}
case $job in
  experience-signals) class=xm.app.ExperienceSignalsJob ;;
  promise-watch) class=xm.app.PromiseWatchJob ;;
  *)
    printf "start: '%s' is not one of the jobs: experience-signals promise-watch\n" "$job" >&2
    exit 2
    ;;
esac
shift

jobs=${JOBS_DIR:-/opt/xm/jobs}
state=${STATE_DIR:-/var/lib/xm}
options=(--job-classname "$class")

if [ ! -d "$state" ] || [ ! -r "$state" ] || [ ! -x "$state" ]; then
  printf 'start: %s cannot be read, so nobody knows what to go on from; mount the volume of the state there, readable for user %s\n' \
    "$state" "$(id -u)" >&2
  exit 2
fi
saved=()
for kind in checkpoints savepoints; do
  if [ -e "$state/$kind" ]; then
    # one of the job that cannot be seen is not one that is not there
    ls -- "$state/$kind/." >/dev/null || exit 2
    [ ! -e "$state/$kind/$job" ] || saved+=("$state/$kind/$job")
  fi
done

from=
if [ "${#saved[@]}" -gt 0 ]; then
  found=0
  from=$("$jobs/resume.sh" "${saved[@]}") || found=$?
  [ "$found" -le 1 ] || exit "$found"
fi
if [ -n "$from" ]; then
  printf 'start: %s goes on from %s\n' "$job" "$from"
  options+=(--fromSavepoint "$from")
  case ${from##*/} in
    # a checkpoint becomes the job's own, which deletes it in time; savepoints are yours
    chk-*) options+=(-D execution.state-recovery.claim-mode=CLAIM) ;;
  esac
fi

# without -- Flink takes --config for the beginning of its own --configDir
exec "${ENTRYPOINT:-/docker-entrypoint.sh}" standalone-job "${options[@]}" -- --config "$jobs/$job/job.yaml" "$@"
