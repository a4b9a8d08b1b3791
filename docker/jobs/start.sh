#!/usr/bin/env bash
# The main process of a job's own cluster without high availability, as in compose.yaml:
#
#   start.sh JOB [--key=value...]
#
# Goes on from the newest whole checkpoint or savepoint under STATE_DIR, where a JobManager that is started again would
# otherwise begin anew although its checkpoints lie on the disk. Begins anew where nothing was saved yet, and ends with 2 where
# it cannot look or a setting is wrong. Deletes what runs before the newest left behind, once that one has three whole
# checkpoints itself; savepoints are yours.
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
settings=(--config "$jobs/$job/job.yaml" "$@")

"$(dirname -- "${BASH_SOURCE[0]}")/check.sh" "$job" "${settings[@]}"

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
  # Each run writes into a directory of its own and, going on from a state that is not its own, all of it at first: nothing
  # of the runs before is needed once a later one has as many whole checkpoints as are kept (num-retained); with fewer they
  # are the older ones to go back to where the newest is bad. Flink deletes none of it. It could take the state over
  # (claim-mode), but its entry point for one job sets that to NO_CLAIM whatever the settings say.
  run=$(dirname -- "$from")
  whole=0
  for checkpoint in "$run"/chk-*; do
    [ ! -s "$checkpoint/_metadata" ] || whole=$((whole + 1))
  done
  if [ "$(dirname -- "$run")" = "$state/checkpoints/$job" ] && [ "$whole" -ge 3 ]; then
    for before in "$state/checkpoints/$job"/*; do
      name=${before##*/}
      if [ "$before" != "$run" ] && [ -d "$before" ] && [[ $name =~ ^[0-9a-f]{32}$ ]]; then
        printf 'start: deletes %s, which a run before left behind\n' "$before"
        rm -rf -- "$before" || printf 'start: %s could not be deleted; delete it\n' "$before" >&2
      fi
    done
  fi
fi

# without -- Flink takes --config for the beginning of its own --configDir
exec "${ENTRYPOINT:-/docker-entrypoint.sh}" standalone-job "${options[@]}" -- "${settings[@]}"
