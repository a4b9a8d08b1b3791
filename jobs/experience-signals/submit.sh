#!/usr/bin/env bash
# Submits this job to a Flink cluster that runs: jobs/experience-signals/submit.sh --help
exec "$(dirname -- "${BASH_SOURCE[0]}")/../submit.sh" experience-signals "$@"
