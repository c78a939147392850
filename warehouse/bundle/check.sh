#!/bin/sh
# Checks this bundle with sha256sum and nothing else: run it in the unpacked folder, `sh check.sh`.
# It ends with 0 if all of it holds, else with 1 and the lines that say what does not.
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

# Prints the bytes that 64 hexadecimal digits stand for.
raw_hash() {
    digits=$1
    while [ -n "$digits" ]; do
        rest=${digits#??}
        printf "\\$(printf '%03o' "0x${digits%"$rest"}")"
        digits=$rest
    done
}

# Prints the hash of a node of the log: SHA-256 of a byte 1 and the two hashes below it (RFC 6962, 2.1).
node() {
    {
        printf '\001'
        raw_hash "$1"
        raw_hash "$2"
    } | hash
}

# Walks from an entry of the log to its root (RFC 9162, 2.1.3.2): number of the entry, size of the log.
walk() {
    number=$1
    last=$(($2 - 1))
    tree=$({ printf '\000'; cat "log/$1.json"; } | hash)
    while read -r sibling; do
        if [ $((number % 2)) -eq 1 ] || [ "$number" -eq "$last" ]; then
            tree=$(node "$sibling" "$tree")
            while [ $((number % 2)) -eq 0 ] && [ "$number" -ne 0 ]; do
                number=$((number / 2))
                last=$((last / 2))
            done
        else
            tree=$(node "$tree" "$sibling")
        fi
        number=$((number / 2))
        last=$((last / 2))
    done < "log/$1.path"
    [ "$last" -eq 0 ] && [ "$tree" = "$root" ]
}

# Says whether some entry of one table vouches for words: the table, the words.
vouched() {
    for entry in log/*.json; do
        body=$(cat "$entry")
        case "$body" in
            *'"table":"'"$1"'"}') case "$body" in *"$2"*) return 0 ;; esac ;;
        esac
    done
    return 1
}

sha256sum --check --quiet manifest.sha256 || fail "a file is not the one the manifest names"

IFS=: read -r size root < head.txt
for entry in log/*.json; do
    number=${entry#log/}
    number=${number%.json}
    walk "$number" "$size" || fail "$entry is not in the log with this head"
done

for original in original/*; do
    name=${original#original/}
    [ "$(hash < "$original")" = "$name" ] || fail "$original is not the bytes it is named by"
    vouched originals '"original_sha256":"'"$name"'"' || fail "no entry of the log vouches for $original"
done

for form in raw_text text; do
    found=$(hash < "text/$form.txt")
    vouched derivations '"'"$form"'_sha256":"'"$found"'"' || fail "no entry of the log vouches for text/$form.txt"
done

for rows in rows/*.ndjson; do
    number=${rows%.ndjson}
    number=${number##*.}
    found=$(hash < "$rows")
    case "$(cat "log/$number.json")" in
        *'"rows_sha256":"'"$found"'"'*) ;;
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
