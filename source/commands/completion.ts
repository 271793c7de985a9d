import {command} from './grammar/command.js';

/** `det completion SHELL`, ours (decision 19). */
export const completion = command({
	name: 'completion',
	help: 'print the completion script of a shell',
	positionals: {
		shell: {choices: ['bash', 'zsh', 'fish'], help: 'the shell: put "det completion SHELL" where it reads completions'},
	},
	async run({args}, {stdout}) {
		const {completionScript} = await import('./grammar/completion-script.js');
		stdout.write(completionScript(args.shell));
		return {kind: 'done'};
	},
});
