#!/usr/bin/env bash
# Starts ElevenDops and keeps it running: the local service where the settings need it, the API
# (backend), and the dashboard (frontend) once the API is healthy.
#
#   - A process that ends is started again after 1, 2 and 4 seconds; when it ends once more,
#     everything ends with status 1. One that was healthy for five minutes (the environment's
#     SUPERVISOR_STABLE_SECONDS names another number of seconds) has its three restarts anew.
#     The local service only previews what a provider does, so that its failures never end the
#     product: it is started again for as long as it takes, with pauses of up to 30 seconds.
#   - A process that does not become healthy within 30 seconds at the first start ends everything
#     with status 1; later it is killed and counts as ended.
#   - A healthy process is asked every 5 seconds. One that lives but leaves three questions in a
#     row without a good answer is killed and counts as ended.
#   - SIGTERM, SIGINT and SIGHUP stop everything within 8 seconds, with status 0.
#
# Works as process 1 of a container too: bash collects orphans.

# What is written holds patients' words.
umask 077

# First of all, because process 1 does not get a signal that it has no trap for.
declare -i stop_asked=0
trap 'stop_asked=1' TERM INT HUP

set -uo pipefail

readonly HEALTH_SECONDS=30 GRACE_SECONDS=6 CHECK_SECONDS=5 ANSWER_SECONDS=4
readonly STABLE_SECONDS=${SUPERVISOR_STABLE_SECONDS:-300}
readonly ENDS_ALLOWED=3 MISSES_ALLOWED=2 LONGEST_PAUSE=30

# In the order of starting.
readonly NAMES=(local backend frontend)
declare -rA MODULE=([local]=core.local [backend]=core.api [frontend]=core.ui)
declare -rA TITLE=(
  [local]="Local service" [backend]=Backend [frontend]=Frontend
  [preflight]="Check of the settings" [samples]="Filling with sample data"
)
declare -rA HEALTH_PATH=([local]=/health [backend]=/api/health [frontend]=/_stcore/health)
declare -A host=() port=()

# What preflight.py answers, besides the settings that are exported.
needs_local_service="" demo="" backend_host="" backend_port="" frontend_host="" frontend_port=""

# By name; an absent key means: not running, not due, not awaited, never healthy yet, not asked.
declare -A pid=() ends=() due=() healthy_by=() healthy_since=() was_healthy=()
declare -A question=() answer_by=() check_at=() misses=()

# On Cloud Run as JSON, like the lines of the processes: Cloud Logging reads the severity there.
log() {
  if [[ -z ${K_SERVICE:-} ]]; then
    TZ=UTC printf '[%(%Y-%m-%dT%H:%M:%SZ)T] %s: %s\n' -1 "$1" "$2"
    return
  fi
  local message=${2//\\/\\\\}
  TZ=UTC printf '{"severity": "%s", "message": "%s", "time": "%(%Y-%m-%dT%H:%M:%SZ)T", "logger": "supervisor"}\n' \
    "$1" "${message//\"/\\\"}" -1
}

stop_everything() {
  local -i status=$1 deadline=$((SECONDS + GRACE_SECONDS))
  local name
  trap '' TERM INT HUP
  ((status)) || log INFO "Stopping"
  for name in "${!pid[@]}"; do kill -TERM "${pid[$name]}" 2>/dev/null; done
  for name in "${!question[@]}"; do drop_question "$name"; done
  for name in "${!pid[@]}"; do
    while kill -0 "${pid[$name]}" 2>/dev/null; do
      if ((SECONDS > deadline)); then
        log WARNING "${TITLE[$name]} did not stop in time and is killed"
        break
      fi
      pause 0.05
    done
    kill_group "${pid[$name]}"
    wait "${pid[$name]}" 2>/dev/null
  done
  ((status)) || log INFO "Stopped"
  exit "$status"
}

# Each process leads a group of its own: this ends whatever it has left behind.
kill_group() { kill -KILL -- "-$1" 2>/dev/null; }

# Sleeps without a process of its own.
pause() { read -rt "$1" -u "$never"; }

refuse() {
  log ERROR "$1"
  exit 1
}

find_python() {
  if [[ -n ${VIRTUAL_ENV:-} && -x $VIRTUAL_ENV/bin/python ]]; then
    python=$VIRTUAL_ENV/bin/python
  elif [[ -x .venv/bin/python ]]; then
    python=$PWD/.venv/bin/python
  else
    python=$(command -v python3) || refuse "python3 is not installed: install Python 3.11"
  fi
}

# The check runs beside this script, which thereby hears a signal at once.
read_settings() {
  local source answer problem
  exec {source}< <(exec setsid setpriv --pdeathsig TERM -- "$python" scripts/preflight.py)
  pid[preflight]=$!
  while kill -0 "${pid[preflight]}" 2>/dev/null; do
    ! ((stop_asked)) || stop_everything 0
    pause 0.05
  done
  wait "${pid[preflight]}" 2>/dev/null
  local -i status=$?
  unset "pid[preflight]"
  ! ((stop_asked)) || stop_everything 0
  IFS= read -rd '' -u "$source" answer
  exec {source}<&-
  case $status in
    0) eval "$answer" ;;
    3)
      while IFS= read -r problem; do log ERROR "$problem"; done <<<"${answer%$'\n'}"
      exit 1
      ;;
    *) refuse "The settings could not be read with $python" ;;
  esac
  export ELEVENDOPS_DATA_DIR LOCAL_SERVICE_PORT LOG_LEVEL INTERNAL_TOKEN_KEY
  host=([local]=127.0.0.1 [backend]=$backend_host [frontend]=$frontend_host)
  port=([local]=$LOCAL_SERVICE_PORT [backend]=$backend_port [frontend]=$frontend_port)
}

launch() {
  local name=$1
  unset "due[$name]"
  # A session of its own, so that a Ctrl-C in the terminal reaches this script alone; and an end
  # of this script by SIGKILL ends the process too.
  setsid setpriv --pdeathsig TERM -- "$python" -m "${MODULE[$name]}" \
    </dev/null 2>&1 {never}>&- &
  pid[$name]=$!
  healthy_by[$name]=$((SECONDS + HEALTH_SECONDS))
  log INFO "${TITLE[$name]} started on port ${port[$name]}"
}

# A process that is started again cannot have its port while another program listens there, and
# that program's answers are not taken for its own.
port_is_taken() {
  ({ exec 3<>"/dev/tcp/${host[$1]}/${port[$1]}"; } 2>/dev/null)
}

answers() {
  local link status_line=""
  # Without curl, which a slim container lacks.
  { exec {link}<>"/dev/tcp/${host[$1]}/${port[$1]}"; } 2>/dev/null || return 1
  printf 'GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n' \
    "${HEALTH_PATH[$1]}" 1>&"$link" 2>/dev/null
  read -rt "$ANSWER_SECONDS" -u "$link" status_line
  [[ $status_line == HTTP/1.?" 200"* ]]
}

# Sets `health` to yes or no, or to nothing while the answer is awaited. A child asks, so that a
# process that does not answer keeps this script from nothing.
ask_health() {
  local name=$1
  health=""
  if [[ -z ${question[$name]:-} ]]; then
    answers "$name" &
    question[$name]=$!
    answer_by[$name]=$((SECONDS + ANSWER_SECONDS))
  elif ! kill -0 "${question[$name]}" 2>/dev/null; then
    if wait "${question[$name]}" 2>/dev/null; then health=yes; else health=no; fi
    unset "question[$name]"
  elif ((SECONDS > answer_by[$name])); then
    drop_question "$name"
    health=no
  fi
}

drop_question() {
  [[ -n ${question[$1]:-} ]] || return
  kill -KILL "${question[$1]}" 2>/dev/null
  wait "${question[$1]}" 2>/dev/null
  unset "question[$1]"
}

await_health() {
  local name=$1 health
  ask_health "$name"
  if [[ $health == yes ]]; then
    unset "healthy_by[$name]"
    healthy_since[$name]=$SECONDS check_at[$name]=$((SECONDS + CHECK_SECONDS)) misses[$name]=0
    on_healthy "$name"
    was_healthy[$name]=yes
  elif ((SECONDS >= healthy_by[$name])); then
    log ERROR "${TITLE[$name]} did not become healthy within $HEALTH_SECONDS seconds"
    if [[ $name != local && -z ${was_healthy[$name]:-} ]]; then stop_everything 1; fi
    kill_group "${pid[$name]}"
  fi
}

watch_health() {
  local name=$1 health
  if [[ -z ${question[$name]:-} ]]; then
    ((SECONDS >= check_at[$name])) || return
    check_at[$name]=$((SECONDS + CHECK_SECONDS))
  fi
  ask_health "$name"
  case $health in
    yes) misses[$name]=0 ;;
    no) misses[$name]=$((misses[$name] + 1)) ;;
  esac
  if ((misses[$name] > MISSES_ALLOWED)); then
    log ERROR "${TITLE[$name]} hangs: ${misses[$name]} health checks in a row failed"
    misses[$name]=0
    kill_group "${pid[$name]}"
  fi
}

frontend_url() {
  case ${host[frontend]} in
    0.0.0.0 | ::) echo "http://127.0.0.1:${port[frontend]}" ;;
    *:*) echo "http://[${host[frontend]}]:${port[frontend]}" ;;
    *) echo "http://${host[frontend]}:${port[frontend]}" ;;
  esac
}

# Demo mode: through the API, while the product is in use already. What is there is left as it is,
# so that the next start completes what this one could not.
fill_with_samples() {
  log INFO "Filling the clinic with sample data"
  setsid setpriv --pdeathsig TERM -- "$python" -m core.cli seed --if-empty \
    </dev/null 2>&1 {never}>&- &
  pid[samples]=$!
}

on_healthy() {
  case $1 in
    backend)
      log INFO "Health check passed"
      [[ -n ${was_healthy[backend]:-} ]] || due[frontend]=$SECONDS
      ;;
    frontend)
      log INFO "Open $(frontend_url)"
      [[ $demo == no || -n ${was_healthy[frontend]:-} ]] || fill_with_samples
      ;;
  esac
}

on_end() {
  local name=$1
  local -i status
  wait "${pid[$name]}" 2>/dev/null # bash would report a killed process in words of its own
  status=$?
  kill_group "${pid[$name]}"
  drop_question "$name"
  if [[ -n ${healthy_since[$name]:-} ]] &&
    ((SECONDS - healthy_since[$name] >= STABLE_SECONDS)); then
    ends[$name]=0
  fi
  unset "pid[$name]" "healthy_by[$name]" "healthy_since[$name]"
  plan_restart "$name" "ended with status $status"
}

plan_restart() {
  local name=$1 what=$2
  ends[$name]=$((${ends[$name]:-0} + 1))
  if [[ $name != local ]] && ((ends[$name] > ENDS_ALLOWED)); then
    log ERROR "${TITLE[$name]} $what after $ENDS_ALLOWED restarts: giving up"
    stop_everything 1
  fi
  local -i seconds=$((ends[$name] > 5 ? LONGEST_PAUSE : 1 << (ends[$name] - 1)))
  due[$name]=$((SECONDS + seconds))
  log WARNING "${TITLE[$name]} $what: restart ${ends[$name]} in $seconds s"
}

start_again() {
  if port_is_taken "$1"; then
    plan_restart "$1" "found port ${port[$1]} in use by another program"
  else
    launch "$1"
  fi
}

# Polls: `wait -n` can miss a process that ends between two calls, and a trap that does more than
# set a flag keeps bash from noticing that a process has ended.
supervise() {
  local name
  while ! ((stop_asked)); do
    for name in "${NAMES[@]}"; do
      if [[ -n ${pid[$name]:-} ]]; then
        if ! kill -0 "${pid[$name]}" 2>/dev/null; then
          on_end "$name"
        elif [[ -n ${healthy_by[$name]:-} ]]; then
          await_health "$name"
        else
          watch_health "$name"
        fi
      elif [[ -n ${due[$name]:-} ]] && ((SECONDS >= due[$name])); then
        start_again "$name"
      fi
    done
    if [[ -n ${pid[samples]:-} ]] && ! kill -0 "${pid[samples]}" 2>/dev/null; then
      unset "pid[samples]"
    fi
    pause 0.1
  done
  stop_everything 0
}

main() {
  trap '' PIPE # a closed terminal or connection is an error of one write, not our end
  cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
  exec {never}<> <(:)
  [[ $STABLE_SECONDS =~ ^[1-9][0-9]{0,5}$ ]] ||
    refuse "SUPERVISOR_STABLE_SECONDS is not a number of seconds: $STABLE_SECONDS"
  local program
  for program in setsid setpriv; do
    command -v "$program" >/dev/null || refuse "$program is not installed: install util-linux"
  done
  export PYTHONUNBUFFERED=1
  find_python
  read_settings
  [[ $needs_local_service == no ]] || launch local
  launch backend
  supervise
}

main "$@"
