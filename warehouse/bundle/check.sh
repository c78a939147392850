#!/bin/sh
# Checks this bundle with sha256sum and nothing else: run it in the unpacked folder, `sh check.sh`.
# It ends with 0 if all of it holds, else with 1 and the lines that say what does not.
# Heads of the log that were written down before, each SIZE:ROOT, may be given: the log must have gone on from there.
cd "$(dirname "$0")" || exit 1
LC_ALL=C
export LC_ALL
failures=0

fail() {
    echo "DIFFERS  $*"
    failures=$((failures + 1))
}

# Prints the SHA-256 of standard input.
hash() {
    set -- $(sha256sum)
    echo "$1"
}

# Says whether words are a number as this bundle writes them; in sums the shell would run what is none.
is_number() {
    case "$1" in
        0) return 0 ;;
        '' | 0* | *[!0-9]*) return 1 ;;
    esac
}

# Says whether words are a SHA-256 in hexadecimal.
is_hash() {
    case "$1" in *[!0-9a-f]*) return 1 ;; esac
    [ "${#1}" -eq 64 ]
}

# Sets node to the hash of a node of the log: SHA-256 of a byte 1 and the two hashes below it (RFC 6962, 2.1).
# The ways to the root meet: what has been hashed is kept in a variable that is named by the two. Whoever calls it
# has seen to it that both are hashes: eval would run anything else.
node() {
    eval "node=\${node_$1$2-}"
    [ -z "$node" ] || return 0
    bytes='\001'
    digits=$1$2
    while [ -n "$digits" ]; do
        rest=${digits#??}
        byte=$((0x${digits%"$rest"}))
        bytes="$bytes\\$((byte / 64))$((byte / 8 % 8))$((byte % 8))"
        digits=$rest
    done
    node=$(printf "$bytes" | sha256sum)
    node=${node%% *}
    eval "node_$1$2=\$node"
}

# Walks from an entry of the log to its root (RFC 9162, 2.1.3.2): number of the entry, size of the log.
walk() {
    number=$1
    last=$(($2 - 1))
    tree=$({ printf '\000'; cat "log/$1.json"; } | hash)
    [ "$number" -le "$last" ] || return 1
    while read -r sibling; do
        is_hash "$sibling" && [ "$last" -ne 0 ] || return 1
        if [ $((number % 2)) -eq 1 ] || [ "$number" -eq "$last" ]; then
            node "$sibling" "$tree"
            while [ $((number % 2)) -eq 0 ] && [ "$number" -ne 0 ]; do
                number=$((number / 2))
                last=$((last / 2))
            done
        else
            node "$tree" "$sibling"
        fi
        tree=$node
        number=$((number / 2))
        last=$((last / 2))
    done < "log/$1.path"
    [ "$last" -eq 0 ] && [ "$tree" = "$root" ]
}

# Walks from an earlier head of the log to this one (RFC 9162, 2.1.4.2): size and root of the earlier, then the hashes.
goes_on() {
    number=$(($1 - 1))
    last=$((size - 1))
    expected=$2
    shift 2
    [ "$#" -gt 0 ] || return 1
    for sibling in "$@"; do
        is_hash "$sibling" || return 1
    done
    while [ $((number % 2)) -eq 1 ]; do
        number=$((number / 2))
        last=$((last / 2))
    done
    [ "$number" -ne 0 ] || set -- "$expected" "$@"
    old=$1
    new=$1
    shift
    for sibling in "$@"; do
        [ "$last" -ne 0 ] || return 1
        if [ $((number % 2)) -eq 1 ] || [ "$number" -eq "$last" ]; then
            node "$sibling" "$old"
            old=$node
            node "$sibling" "$new"
            while [ $((number % 2)) -eq 0 ] && [ "$number" -ne 0 ]; do
                number=$((number / 2))
                last=$((last / 2))
            done
        else
            node "$new" "$sibling"
        fi
        new=$node
        number=$((number / 2))
        last=$((last / 2))
    done
    [ "$last" -eq 0 ] && [ "$old" = "$expected" ] && [ "$new" = "$root" ]
}

# Says whether a head that was written down is this one, or one from which the log has gone on.
is_of_this_log() {
    [ "$1" != "$size:$root" ] || return 0
    is_number "${1%%:*}" && is_hash "${1#*:}" || return 1
    [ "${1%%:*}" -gt 0 ] && [ "${1%%:*}" -lt "$size" ] || return 1
    while read -r earlier hashes; do
        # The hashes are words, each an argument of its own.
        [ "${earlier%%:*}" != "${1%%:*}" ] || { goes_on "${1%%:*}" "${1#*:}" $hashes; return; }
    done < earlier_heads.txt
    return 1
}

# Sets body to what an entry says, which is one line; nothing is there for one of several.
read_entry() {
    body=
    more=
    { IFS= read -r body; IFS= read -r more; } < "$1"
    [ -z "$more" ] || body=
}

# Prints the entries of one table that say all of these words: the table, the words.
entries() {
    table=$1
    shift
    for entry in log/*.json; do
        read_entry "$entry"
        case "$body" in *'"table":"'"$table"'"}') ;; *) continue ;; esac
        for words in "$@"; do
            case "$body" in *"$words"*) ;; *) continue 2 ;; esac
        done
        echo "$entry"
    done
}

# Sets value to what the entry that was read says under a name whose value is a plain word.
said() {
    value=${body#*\"$1\":\"}
    value=${value%%\"*}
}

checked=$(sha256sum -c manifest.sha256 2> /dev/null) || fail "not what the manifest says:" \
    "$(echo "$checked" | while read -r line; do case "$line" in *': OK') ;; *) echo "$line" ;; esac done)"
newline='
'
manifest=$(cat manifest.sha256)$newline
for file in * */*; do
    [ -d "$file" ] || [ "$file" = manifest.sha256 ] && continue
    case "$manifest" in
        *"  $file$newline"*) ;;
        *) fail "the manifest does not name $file" ;;
    esac
done

IFS=: read -r size root < head.txt
if ! is_number "$size" || ! is_hash "$root"; then
    fail "head.txt does not say SIZE:ROOT"
    exit 1
fi
for entry in log/*.json; do
    number=${entry#log/}
    number=${number%.json}
    is_number "$number" && walk "$number" "$size" || fail "$entry is not in the log with this head"
done

for head in "$@"; do
    is_of_this_log "$head" || fail "the log is not shown to have gone on from $head"
done

set -- original/*
[ "$#" -eq 1 ] || fail "there is more than one original"
original=${1#original/}
[ -r "$1" ] && [ "$(hash < "$1")" = "$original" ] || fail "$1 is not the bytes it is named by"
[ -n "$(entries originals '"original_sha256":"'"$original"'"')" ] || fail "no entry of the log vouches for $1"

# One derivation has led from this original to both texts, and all rows are of it.
raw_text=$(hash < text/raw_text.txt)
text=$(hash < text/text.txt)
made=$(entries derivations '"document_id":"'"$original"'"' \
    '"raw_text_sha256":"'"$raw_text"'"' '"text_sha256":"'"$text"'"')
[ -n "$made" ] || fail "no entry of the log vouches for these texts of this original"
derivations=
for entry in $made; do
    read_entry "$entry"
    said derivation_id
    derivations="$derivations $value"
done

# Says whether the entry that was read is about rows of the derivation.
is_of_derivation() {
    for derivation in $derivations; do
        for name in derivation_id other_derivation_id; do
            said "$name"
            [ "$value" = "$derivation" ] && return 0
        done
    done
    return 1
}

for rows in rows/*.ndjson; do
    name=${rows#rows/}
    name=${name%.ndjson}
    number=${name##*.}
    found=$(hash < "$rows")
    read_entry "log/$number.json" 2> /dev/null
    case "$body" in
        *'"rows_sha256":"'"$found"'"'*'"table":"'"${name%.*}"'"}')
            is_of_derivation || fail "$rows is about other texts" ;;
        *) fail "entry $number of the log does not vouch for $rows" ;;
    esac
done

if [ "$failures" -ne 0 ]; then
    echo "$failures things differ."
    exit 1
fi
echo "All of it holds, in the log whose head is"
echo "  $size:$root"
echo "Whether this is the archive's log only a head shows that its keeper could not change: compare."
