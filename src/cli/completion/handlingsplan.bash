# bash completion of handlingsplan: the command itself says what may come.

# The word as the command has it: bash takes "--view=plan" and "id:due=" for several.
_handlingsplan_words() {
  local i before after line=$COMP_LINE
  words=()
  for ((i = 1; i <= COMP_CWORD; i++)); do
    before=${line%%"${COMP_WORDS[i]}"*}
    if ((i > 1)) && [[ -z $before && (${COMP_WORDS[i]} == [=:]* || ${COMP_WORDS[i - 1]} == [=:]) ]]; then
      words[${#words[@]} - 1]+=${COMP_WORDS[i]}
    else
      words+=("${COMP_WORDS[i]}")
    fi
    after=${line#*"${COMP_WORDS[i]}"}
    line=$after
  done
}

_handlingsplan() {
  local words line word typed shown end rule=
  local IFS=$'\n'
  COMPREPLY=()
  # Past the name of the command.
  COMP_LINE=${COMP_LINE#*"${COMP_WORDS[0]}"}
  _handlingsplan_words
  typed=${words[${#words[@]} - 1]-}
  # What bash has put down already: it only replaces what comes after the last "=" or ":".
  shown=${typed%"${typed##*[=:]}"}
  for line in $(handlingsplan complete "${words[@]}" 2>/dev/null); do
    if [[ $line == :* ]]; then
      rule=$line
      continue
    fi
    word=${line%%$'\t'*}
    word=${word#"$shown"}
    end=' '
    [[ $word == *[=:] ]] && end=
    COMPREPLY+=("$word$end")
  done
  compopt -o nospace 2>/dev/null
  _handlingsplan_files "${rule:-:files}" "${typed#"$shown"}"
}

# Adds the files that may stand there, with folders on the way to them.
_handlingsplan_files() {
  local rule=$1 typed=$2 ending file
  [[ $rule == :nothing ]] && return
  for file in $(compgen -d -- "$typed"); do
    COMPREPLY+=("$(printf '%q' "$file")/")
  done
  [[ $rule == :folders ]] && return
  IFS=' '
  for ending in ${rule#:* }; do
    IFS=$'\n'
    for file in $(compgen -f -- "$typed"); do
      [[ -d $file ]] && continue
      [[ $ending == :* || $file == *."$ending" ]] && COMPREPLY+=("$(printf '%q' "$file") ")
    done
  done
}

complete -F _handlingsplan handlingsplan
