# fish completion of handlingsplan: the command itself says what may come.

function __handlingsplan_complete
    set -l words (commandline -opc)[2..-1]
    set -l typed (commandline -ct)
    set -l head (string match -r -- '^--[^=]*=' $typed)
    for line in (handlingsplan complete $words "$typed" 2>/dev/null)
        switch $line
            case ':nothing'
                continue
            case ':folders'
                __handlingsplan_files "$head" "$typed" /
            case ':files *'
                set -l endings (string split ' ' -- $line)
                __handlingsplan_files "$head" "$typed" / .$endings[2..-1]
            case ':*'
                __handlingsplan_files "$head" "$typed" / ''
            case '*'
                printf '%s\n' $line
        end
    end
end

# Those whose names end in one of these.
function __handlingsplan_files -a head typed
    set -l start (string replace -- "$head" '' $typed)
    for file in (__fish_complete_path "$start")
        set -l name (string split \t -- $file)[1]
        for ending in $argv[3..-1]
            if string match -q -- "*$ending" $name
                printf '%s%s\n' "$head" $name
                break
            end
        end
    end
end

complete -c handlingsplan -f -k -a '(__handlingsplan_complete)'
