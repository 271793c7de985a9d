import fs from 'node:fs';
import {buffer} from 'node:stream/consumers';
import type {PolicyPlace, WorkloadType} from '../../backend/backend.js';
import {workloadTypes, workloadWords} from '../../domain/config-policy/policy.js';
import {visible} from '../../domain/visible.js';
import {ends, refusedWith, went, type CommandContext, type Step} from '../context.js';
import type {Signed} from '../credentials.js';

/** The type that a word of the command line means; undefined for other words. */
export function workloadTypeOf(word: string): WorkloadType | undefined {
	return workloadTypes.find(type => workloadWords[type] === word);
}

/** What `-w` names; the cluster without it. */
export async function placeNamed({backend, token}: Signed, name: string | undefined): Promise<Step<PolicyPlace>> {
	if (name === undefined) return went({scope: 'cluster'});
	const found = await backend.workspaces.get(token, name);
	return found.ok ? went({scope: 'workspace', workspaceId: found.value.id}) : refusedWith(found.error);
}

/** The text of a file, or of standard input for `-`, untouched; a mistake in the words of Python when it cannot be read. */
export async function readText(file: string, {lent, stdin}: CommandContext): Promise<Step<string>> {
	if (lent && file !== '-') {
		return ends({kind: 'mistake', text: 'Through sudo no file is opened by its name: use - and standard input'});
	}

	try {
		const bytes = file === '-' ? await buffer(stdin) : await fs.promises.readFile(file);
		return went(new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(bytes));
	} catch (error) {
		return ends({kind: 'mistake', text: `Error opening file: ${causeOf(error)}: '${visible(file)}'`});
	}
}

/** Lines of YAML as they may be shown: tabs stay, for they mean something there. */
export function visibleLines(text: string): string {
	return text
		.split(/([\n\t])/)
		.map(part => (part === '\n' || part === '\t' ? part : visible(part)))
		.join('');
}

function causeOf(error: unknown): string {
	const {code} = error as NodeJS.ErrnoException;
	const words: Readonly<Record<string, string>> = {
		ENOENT: '[Errno 2] No such file or directory',
		EACCES: '[Errno 13] Permission denied',
		ENOTDIR: '[Errno 20] Not a directory',
		EISDIR: '[Errno 21] Is a directory',
		ERR_ENCODING_INVALID_ENCODED_DATA: 'it is not UTF-8 text',
	};
	return words[code ?? ''] ?? code ?? 'unknown reason';
}
