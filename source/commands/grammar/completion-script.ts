/**
 * The script that teaches a shell to complete `det`. It only asks `det __complete`, so it never goes out of date; for
 * where `det` offers nothing the shell completes file names.
 */
export function completionScript(shell: string): string {
	return scripts[shell] ?? '';
}

const scripts: Readonly<Record<string, string>> = {
	bash: `# Completion of det for bash: eval "$(det completion bash)" in ~/.bashrc
_det() {
	local IFS=$'\\n'
	COMPREPLY=($(det __complete "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
}
complete -o default -F _det det det-console
`,
	zsh: `#compdef det det-console
# Completion of det for zsh: source <(det completion zsh) in ~/.zshrc, after compinit
_det() {
	local -a words_found
	words_found=(\${(f)"$(det __complete "\${(@)words[2,CURRENT]}" 2>/dev/null)"})
	if ((\${#words_found})); then compadd -a words_found; else _files; fi
}
compdef _det det det-console
`,
	fish: `# Completion of det for fish: det completion fish > ~/.config/fish/completions/det.fish
function __det_complete
	set -l tokens (commandline -opc) (commandline -ct)
	det __complete $tokens[2..-1] 2>/dev/null
end
complete -c det -a '(__det_complete)'
complete -c det-console -a '(__det_complete)'
`,
};
