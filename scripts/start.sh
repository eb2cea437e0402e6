#!/usr/bin/env bash
# Starts ElevenDops and keeps it running: the API (backend), and once that is healthy the dashboard
# (frontend) and, where the settings need it, the local service. The first process checks the settings
# and goes on as the API. The dashboard's is there from the beginning too, so that its program is in
# memory when its turn comes. The local service delays neither: nobody can ask it before.
#
#   - A process that ends is started again after 1, 2 and 4 seconds; when it ends once more,
#     everything ends with status 1. One that was healthy for five minutes (the environment's
#     SUPERVISOR_STABLE_SECONDS names another number of seconds) has its three restarts anew.
#     The local service only previews what a provider does, so that its failures never end the
#     product: it is started again for as long as it takes, with pauses of up to 30 seconds.
#   - A process that is not healthy within 30 seconds and does nothing ends everything with status 1
#     at the first start; later it is killed and counts as ended. One that still works on its start
#     has five minutes (SUPERVISOR_START_SECONDS).
#   - A healthy process is asked every 5 seconds. One that gives three bad answers in a row is killed
#     and counts as ended. Slowness is none: an answer is waited for as long as the process gets on.
#     It is killed when it leaves a question open and
#       - does nothing at all for 60 seconds (SUPERVISOR_HANG_SECONDS), which counts as ended;
#       - computes for twice as long without a turn of its event loop;
#       - turns its event loop, and gives no answer for five times as long.
#     The latter two are started again however often it happens: a busy machine looks the same.
#   - A process that ends with status 75 wants to be started again at once; that counts as no end.
#   - What ended a process is told to the one that takes its place: it names the plugin that did it
#     and leaves it out (core/isolation). After two starts that did not come up, of a process or of
#     everything, only the plugins of ElevenDops itself are loaded. An end whose cause was found does
#     not count.
#   - How a process gets on is seen by its pulse, a byte that its event loop writes every second
#     (core/process/pulse.py), and by the processor time that it uses.
#   - SIGTERM, SIGINT and SIGHUP stop everything within 8 seconds, with status 0.
#
# Works as process 1 of a container too: bash collects orphans.

# First of all, because process 1 does not get a signal that it has no trap for.
declare -i stop_asked=0
trap 'stop_asked=1' TERM INT HUP

set -uo pipefail
umask 077 # what is written holds patients' words

# Each thread would keep free memory of its own. Python's threads take turns, so that two are enough.
export MALLOC_ARENA_MAX=${MALLOC_ARENA_MAX:-2}

# Each process would read the list of all installed packages for plugins of Pydantic; nobody has any.
export PYDANTIC_DISABLE_PLUGINS=${PYDANTIC_DISABLE_PLUGINS-__all__}

readonly HEALTH_SECONDS=30 GRACE_SECONDS=6 CHECK_SECONDS=5 SLOW_SECONDS=10 STALL_SECONDS=15
readonly STABLE_SECONDS=${SUPERVISOR_STABLE_SECONDS:-300}
readonly START_SECONDS=${SUPERVISOR_START_SECONDS:-300}
readonly HANG_SECONDS=${SUPERVISOR_HANG_SECONDS:-60}
readonly RESTART_STATUS=75 STARTS_BEFORE_SAFE_MODE=2
readonly ENDS_ALLOWED=3 BAD_ANSWERS_ALLOWED=2 MAX_PAUSE=30

# What the check of the settings finds out for every process.
readonly SETTINGS=(ELEVENDOPS_DATA_DIR LOCAL_SERVICE_PORT LOG_LEVEL INTERNAL_TOKEN_KEY)

# In the order in which they are looked at: the dashboard's turn comes right after the API's.
readonly NAMES=(local backend frontend)
declare -rA MODULE=([local]=core.local [backend]=core.api [frontend]=core.ui)
declare -rA TITLE=(
  [local]="Local service" [backend]=Backend [frontend]=Frontend
  [early_backend]=Backend [early_frontend]=Frontend [samples]="Filling with sample data"
)
declare -rA HEALTH_PATH=([local]=/health [backend]=/api/health [frontend]=/_stcore/health)
declare -A host=() port=()

# Starts of the API or the dashboard that ended before they were healthy; and the file that counts
# those of everything.
declare -i failed_starts=0
starts_file="" causes_file="" causes=""

# The process that was started last; and by name, the pipe on whose other end one waits.
new_pid=""
declare -A turn=()

# What the check answers besides the settings that are exported.
needs_local_service="" demo="" samples_wanted="" backend_host="" backend_port="" frontend_host="" frontend_port=""

# By name; an absent key means: not running, not due, not awaited, never healthy yet, not asked, not
# slow, not pardoned. Times are of the clock `now`.
declare -A pid=() ends=() restarts=() due=() started_at=() awaited=() healthy_since=()
declare -A was_healthy=() question=() asked_at=() check_at=() bad_answers=() slow=() pardoned=()
declare -A last_end=() ended_by_us=()
declare -A pulse=() turned_at=() used=() worked_at=()

# Counts the seconds that this script has seen pass. A machine that stood still, or whose clock was
# set, takes no time from a process that could not use it. How long they are is in microseconds.
readonly SECOND=1000000
declare -i now=0 second=0

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
  ((status)) || came_up
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
    python=$(command -v python3) || refuse "python3 is not installed: install Python 3.11 or later"
  fi
}

# The API's process makes the check (core/process/preflight.py) before it reads its program.
read_settings() {
  local answers answer="" alive problem
  exec {answers}<> <(:)
  SUPERVISOR_CHECK_FD=$answers start_early backend
  while true; do
    ! ((stop_asked)) || stop_everything 0
    alive=yes
    kill -0 "${pid[early_backend]}" 2>/dev/null || alive=no
    if read -rt 0 -u "$answers"; then
      IFS= read -rd '' -u "$answers" answer
      [[ $answer == installed* ]] || break
      start_early frontend
    elif [[ $alive == no ]]; then
      answer=""
      break
    else
      pause 0.02
    fi
  done
  exec {answers}>&-
  case $answer in
    settings*) eval "${answer#*$'\n'}" ;;
    *)
      end_early
      [[ -n $answer ]] || refuse "The settings could not be read with $python"
      while IFS= read -r problem; do log ERROR "$problem"; done <<<"${answer#*$'\n'}"
      exit 1
      ;;
  esac
  export "${SETTINGS[@]}"
  host=([local]=127.0.0.1 [backend]=$backend_host [frontend]=$frontend_host)
  port=([local]=$LOCAL_SERVICE_PORT [backend]=$backend_port [frontend]=$frontend_port)
}

# Ends who waits for a turn that will not come; they may lead no groups yet.
end_early() {
  local name
  for name in early_backend early_frontend; do
    [[ -z ${pid[$name]:-} ]] || kill -KILL -- "${pid[$name]}" "-${pid[$name]}" 2>/dev/null
  done
}

# A session of its own, so that a Ctrl-C in the terminal reaches this script alone; and an end of
# this script by SIGKILL ends the process too. Sets `new_pid`.
run_module() {
  local name=$1 descriptor
  local -a polite=()
  # Nobody waits for it before the others are there.
  [[ $name != local ]] || polite=(nice -n 5)
  if [[ -z ${pulse[$name]:-} ]]; then
    exec {descriptor}<> <(:)
    pulse[$name]=$descriptor
  fi
  take_pulse "$name" # what a former process has left
  SUPERVISOR_PULSE_FD=${pulse[$name]} SUPERVISOR_LAST_END=${last_end[$name]:-} \
    setsid setpriv --pdeathsig TERM -- "${polite[@]}" "$python" -m "${MODULE[$name]}" \
    </dev/null 2>&1 {never}>&- &
  new_pid=$!
}

# Processes read their programs while the settings are checked and others start, and wait for
# `launch` before they do anything else.
start_early() {
  local name descriptor
  for name in "$@"; do
    exec {descriptor}<> <(:)
    turn[$name]=$descriptor
    SUPERVISOR_TURN_FD=$descriptor run_module "$name"
    pid[early_$name]=$new_pid
  done
}

# What was found out or decided since it was started, and an empty line.
tell_settings() {
  local setting
  for setting in "${SETTINGS[@]}" ELEVENDOPS_SAFE_MODE; do
    [[ ! -v $setting ]] || echo "$setting=${!setting}"
  done
  echo
}

launch() {
  local name=$1
  unset "due[$name]"
  new_pid=""
  if [[ -n ${pid[early_$name]:-} ]]; then
    if kill -0 "${pid[early_$name]}" 2>/dev/null; then
      new_pid=${pid[early_$name]}
      tell_settings >&"${turn[$name]}"
    fi
    unset "pid[early_$name]"
  fi
  [[ -n $new_pid ]] || run_module "$name"
  pid[$name]=$new_pid
  started_at[$name]=$now worked_at[$name]=$now turned_at[$name]=$now awaited[$name]=yes
  log INFO "${TITLE[$name]} started on port ${port[$name]}"
}

# Everything has started, or was told to stop: the next start is no answer to this one. Bash would
# report a process that is killed meanwhile in words of its own.
came_up() { [[ -z $starts_file ]] || { rm -f "$starts_file"; } 2>/dev/null; }

# How often everything was started in a row without coming up stands in the data folder.
count_start() {
  local before=0
  starts_file=$ELEVENDOPS_DATA_DIR/isolation/starts causes_file=$ELEVENDOPS_DATA_DIR/isolation/causes
  cause_was_found || true
  mkdir -p "${starts_file%/*}" 2>/dev/null || { starts_file="" && return; }
  if [[ -r $starts_file ]]; then read -r before <"$starts_file"; fi
  [[ $before =~ ^[0-9]{1,6}$ ]] || before=0
  { echo "$((before + 1))" >"$starts_file"; } 2>/dev/null
  ((before < STARTS_BEFORE_SAFE_MODE)) || choose_safe_mode
}

# Succeeds when a process has found out, since the last look, what ended the one before it. That is
# left out from then on, so that the end need not count: as many can follow as there are plugins.
cause_was_found() {
  local found=""
  if [[ -r $causes_file ]]; then read -r found <"$causes_file"; fi
  [[ $found != "$causes" ]] || return
  causes=$found
}

count_failed_start() {
  failed_starts+=1
  ((failed_starts < STARTS_BEFORE_SAFE_MODE)) || choose_safe_mode
}

choose_safe_mode() {
  [[ -z ${safe_mode:-} ]] || return
  safe_mode=yes
  export ELEVENDOPS_SAFE_MODE=true
  log WARNING "It did not start $STARTS_BEFORE_SAFE_MODE times in a row: safe mode, without the plugins of others"
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
  # Longer than any process is waited for; this script may have been killed meanwhile.
  # It may also end while it is asked, which bash would report in words of its own.
  read -rt "$((6 * HANG_SECONDS))" -u "$link" status_line 2>/dev/null
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
    asked_at[$name]=$now
  elif ! kill -0 "${question[$name]}" 2>/dev/null; then
    if wait "${question[$name]}" 2>/dev/null; then health=yes; else health=no; fi
    unset "question[$name]"
  fi
}

drop_question() {
  [[ -n ${question[$1]:-} ]] || return
  kill -KILL "${question[$1]}" 2>/dev/null
  wait "${question[$1]}" 2>/dev/null
  unset "question[$1]"
}

# Succeeds when the event loop of a process has turned since the last look.
take_pulse() {
  local -i beats=0
  while read -rt 0 -u "${pulse[$1]}"; do
    read -rN 1 -u "${pulse[$1]}" || break
    beats+=1
  done
  ((beats))
}

# Who waits for the processor or the disk (R, D) is not to blame for doing nothing.
note_progress() {
  local name=$1 line=""
  local -a fields
  if take_pulse "$name"; then turned_at[$name]=$now; fi
  { read -r line <"/proc/${pid[$name]}/stat"; } 2>/dev/null
  read -ra fields <<<"${line##*) }"
  # Its own processor time and that of its children, in user mode and in the kernel.
  local -i ticks=$((${fields[11]:-0} + ${fields[12]:-0} + ${fields[13]:-0} + ${fields[14]:-0}))
  if [[ ${fields[0]:-} == [RD] ]] || ((ticks != ${used[$name]:--1})); then worked_at[$name]=$now; fi
  used[$name]=$ticks
}

# Kills a process; with `pardoned` its end is not counted, because slowness looks the same.
end_process() {
  local name=$1
  pardoned[$name]=${2:-}
  # A process that waits for a disk may take its time to end.
  drop_question "$name"
  last_end[$name]=hang ended_by_us[$name]=yes
  started_at[$name]=$now check_at[$name]=$((now + CHECK_SECONDS)) bad_answers[$name]=0
  kill_group "${pid[$name]}"
}

await_health() {
  local name=$1 health
  # The pulse proves no work here: an app may wait for something that never comes while it starts.
  local -i idle=$((now - worked_at[$1])) seconds=$((now - started_at[$1]))
  ask_health "$name"
  if [[ -z $health ]]; then
    pause 0.005 # somebody waits for the start, and an answer is there by then or a refusal
    ask_health "$name"
  fi
  # Whoever asks first may be forgotten by a process that is not ready for it; the next one is not.
  if [[ -z $health ]] && ((now - asked_at[$name] >= SLOW_SECONDS)); then drop_question "$name"; fi
  if [[ $health == yes ]]; then
    unset "awaited[$name]" "slow[$name]"
    healthy_since[$name]=$now check_at[$name]=$((now + CHECK_SECONDS)) bad_answers[$name]=0
    on_healthy "$name"
    was_healthy[$name]=yes
  elif ((seconds >= HEALTH_SECONDS)); then
    if ((idle < STALL_SECONDS && seconds < START_SECONDS)); then
      [[ -z ${slow[$name]:-} ]] || return
      slow[$name]=yes
      log WARNING "${TITLE[$name]} is slow to start: it is given up to $START_SECONDS seconds"
      return
    fi
    log ERROR "${TITLE[$name]} did not become healthy within $seconds seconds"
    if [[ $name != local && -z ${was_healthy[$name]:-} ]]; then stop_everything 1; fi
    if ((idle < STALL_SECONDS)); then end_process "$name" pardoned; else end_process "$name"; fi
  fi
}

watch_health() {
  local name=$1 health
  if [[ -z ${question[$name]:-} ]]; then
    ((now >= check_at[$name])) || return
    check_at[$name]=$((now + CHECK_SECONDS))
  fi
  ask_health "$name"
  local -i seconds=$((now - asked_at[$name]))
  case $health in
    yes)
      bad_answers[$name]=0
      [[ -z ${slow[$name]:-} ]] ||
        log INFO "${TITLE[$name]} has answered after $seconds seconds"
      unset "slow[$name]"
      ;;
    no)
      bad_answers[$name]=$((bad_answers[$name] + 1))
      ((bad_answers[$name] > BAD_ANSWERS_ALLOWED)) || return
      log ERROR "${TITLE[$name]} hangs: ${bad_answers[$name]} health checks in a row failed"
      end_process "$name"
      ;;
    *) judge_silence "$name" ;;
  esac
}

# A question is open. What was before it is no silence.
judge_silence() {
  local name=$1
  local -i seconds=$((now - asked_at[$1])) unturned=$((now - turned_at[$1]))
  local -i idle=$((now - worked_at[$1] < unturned ? now - worked_at[$1] : unturned))
  if ((seconds >= HANG_SECONDS && idle >= HANG_SECONDS)); then
    log ERROR "${TITLE[$name]} hangs: no answer and no work for $HANG_SECONDS seconds"
    end_process "$name"
  elif ((seconds >= 2 * HANG_SECONDS && unturned >= 2 * HANG_SECONDS)); then
    log ERROR "${TITLE[$name]} hangs: its event loop has not turned for $unturned seconds"
    end_process "$name" pardoned
  elif ((seconds >= 5 * HANG_SECONDS)); then
    log ERROR "${TITLE[$name]} hangs: no answer for $seconds seconds"
    end_process "$name" pardoned
  elif ((seconds >= SLOW_SECONDS)) && [[ -z ${slow[$name]:-} ]]; then
    slow[$name]=yes
    log WARNING "${TITLE[$name]} is slow: no answer to a health check for $seconds seconds"
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
# so that the next start completes what this one could not. Some samples are spoken.
fill_with_samples() {
  [[ $needs_local_service == no || -n ${was_healthy[local]:-} ]] || return
  samples_wanted=""
  log INFO "Filling the clinic with sample data"
  setsid setpriv --pdeathsig TERM -- "$python" -m core.cli seed --if-empty \
    </dev/null 2>&1 {never}>&- &
  pid[samples]=$!
}

on_healthy() {
  case $1 in
    backend)
      log INFO "Health check passed"
      [[ -z ${was_healthy[backend]:-} ]] || return
      due[frontend]=$now
      [[ $needs_local_service == no ]] || due[local]=$now
      ;;
    frontend)
      log INFO "Open $(frontend_url)"
      came_up
      [[ $demo == no || -n ${was_healthy[frontend]:-} ]] || samples_wanted=yes
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
    ((now - healthy_since[$name] >= STABLE_SECONDS)); then
    ends[$name]=0 restarts[$name]=0
  fi
  [[ -n ${ended_by_us[$name]:-} ]] || last_end[$name]=$status
  unset "ended_by_us[$name]"
  if ((status == RESTART_STATUS)) && [[ -n ${was_healthy[$name]:-} ]]; then
    log INFO "${TITLE[$name]} starts again"
    unset "pid[$name]" "awaited[$name]" "healthy_since[$name]" "slow[$name]" "pardoned[$name]"
    due[$name]=$now
    return
  fi
  if cause_was_found; then ends[$name]=0 restarts[$name]=0 failed_starts=0; fi
  [[ $name == local || -n ${was_healthy[$name]:-} ]] || count_failed_start
  [[ -n ${pardoned[$name]:-} ]] || ends[$name]=$((${ends[$name]:-0} + 1))
  unset "pid[$name]" "awaited[$name]" "healthy_since[$name]" "slow[$name]" "pardoned[$name]"
  plan_restart "$name" "ended with status $status"
}

plan_restart() {
  local name=$1 what=$2
  restarts[$name]=$((${restarts[$name]:-0} + 1))
  if [[ $name != local ]] && ((${ends[$name]:-0} > ENDS_ALLOWED)); then
    log ERROR "${TITLE[$name]} $what after $ENDS_ALLOWED restarts: giving up"
    stop_everything 1
  fi
  local -i seconds=$((restarts[$name] > 5 ? MAX_PAUSE : 1 << (restarts[$name] - 1)))
  due[$name]=$((now + seconds))
  log WARNING "${TITLE[$name]} $what: restart ${restarts[$name]} in $seconds s"
}

start_again() {
  if port_is_taken "$1"; then
    ends[$1]=$((${ends[$1]:-0} + 1))
    plan_restart "$1" "found port ${port[$1]} in use by another program"
  else
    launch "$1"
  fi
}

# Polls: `wait -n` can miss a process that ends between two calls, and a trap that does more than
# set a flag keeps bash from noticing that a process has ended.
supervise() {
  local name
  local -i tick clock
  while ! ((stop_asked)); do
    clock=$((${EPOCHREALTIME//[!0-9]/} / SECOND)) tick=$((clock != second))
    second=$clock now+=tick
    for name in "${NAMES[@]}"; do
      if [[ -n ${pid[$name]:-} ]]; then
        if ! kill -0 "${pid[$name]}" 2>/dev/null; then
          on_end "$name"
          continue
        fi
        ! ((tick)) || note_progress "$name"
        if [[ -n ${awaited[$name]:-} ]]; then
          await_health "$name"
        else
          watch_health "$name"
        fi
      elif [[ -n ${due[$name]:-} ]] && ((now >= due[$name])); then
        start_again "$name"
      fi
    done
    [[ -z $samples_wanted ]] || fill_with_samples
    if [[ -n ${pid[samples]:-} ]] && ! kill -0 "${pid[samples]}" 2>/dev/null; then
      unset "pid[samples]"
    fi
    # Somebody waits for the start.
    if [[ -n ${awaited[backend]:-}${awaited[frontend]:-} ]]; then pause 0.03; else pause 0.1; fi
  done
  stop_everything 0
}

main() {
  trap '' PIPE # a closed terminal or connection is an error of one write, not our end
  product=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd) || exit 1
  # From a wheel the data and `.env` are in the folder where it is started; else beside the product.
  [[ ${product##*/} == _product ]] || cd "$product" || exit 1
  # Nothing in that folder is taken for a part of the product.
  export PYTHONSAFEPATH=1 PYTHONPATH=$product${PYTHONPATH:+:$PYTHONPATH}
  exec {never}<> <(:)
  local setting
  for setting in STABLE_SECONDS START_SECONDS HANG_SECONDS; do
    [[ ${!setting} =~ ^[1-9][0-9]{0,5}$ ]] ||
      refuse "SUPERVISOR_$setting is not a number of seconds: ${!setting}"
  done
  local program
  for program in setsid setpriv; do
    command -v "$program" >/dev/null || refuse "$program is not installed: install util-linux"
  done
  export PYTHONUNBUFFERED=1 SUPERVISOR_RUN=$$.$SRANDOM
  find_python
  read_settings
  count_start
  launch backend
  supervise
}

main "$@"
