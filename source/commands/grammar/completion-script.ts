import {files} from './completions.js';

/**
 * The script that teaches a shell to complete `det`. It only asks `det __complete`, so it never goes out of date, and
 * completes file names where that answers so.
 */
export function completionScript(shell: string): string {
	return scripts[shell] ?? '';
}

const scripts: Readonly<Record<string, string>> = {
	bash: `# Completion of det for bash: eval "$(det completion bash)" in ~/.bashrc
_det() {
	local IFS=$'\\n'
	COMPREPLY=($(det __complete "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
	if [ "\${COMPREPLY[0]-}" = ${files} ]; then
		COMPREPLY=()
		compopt -o default
	fi
}
complete -F _det det det-console
`,
	zsh: `#compdef det det-console
# Completion of det for zsh: eval "$(det completion zsh)" in ~/.zshrc
_det() {
	local -a words_found
	words_found=(\${(f)"$(det __complete "\${(@)words[2,CURRENT]}" 2>/dev/null)"})
	if [[ $words_found[1] == ${files} ]]; then _files; else compadd -a words_found; fi
}
(($+functions[compdef])) || { autoload -Uz compinit && compinit; }
compdef _det det det-console
`,
	fish: `# Completion of det for fish: det completion fish > ~/.config/fish/completions/det.fish
function __det_complete
	set -l tokens (commandline -opc) (commandline -ct)
	set -l found (det __complete $tokens[2..-1] 2>/dev/null)
	if test "$found[1]" = ${files}
		__fish_complete_path (commandline -ct)
	else
		string join \\n -- $found
	end
end
complete -c det -f -a '(__det_complete)'
complete -c det-console -f -a '(__det_complete)'
`,
};
