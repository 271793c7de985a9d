import {spawnSync} from 'node:child_process';
import fs, {mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {homedir, tmpdir} from 'node:os';
import path from 'node:path';

/** A text from outside the console, or why there is none, in words. */
export type OutsideText = {readonly ok: true; readonly text: string} | {readonly ok: false; readonly reason: string};

/** The file a text was put into outside the console, as it is shown, or why it could not be, in words. */
export type OutsideWriting = {readonly ok: true; readonly file: string} | {readonly ok: false; readonly reason: string};

type Env = Readonly<Record<string, string | undefined>>;

/** The largest file that is read, in bytes. */
const largestFile = 262_144;

/** The person's editor, as `VISUAL` or `EDITOR` names it; undefined when neither does. */
export function editorOf(env: Env): string | undefined {
	return env['VISUAL']?.trim() || env['EDITOR']?.trim() || undefined;
}

/**
 * Has the person edit a text in their own editor, on this terminal, and gives what they saved. Waits for its end and lets
 * nothing else happen meanwhile: nobody may read keys that are the editor's. The copy is theirs alone and is removed.
 */
export function editOutside(command: string, text: string): OutsideText {
	const name = path.basename(command.split(/\s+/)[0] ?? '');
	let dir: string | undefined;
	try {
		dir = mkdtempSync(path.join(tmpdir(), 'det-edit-'));
		const file = path.join(dir, 'policy.yaml');
		writeFileSync(file, text, {mode: 0o600});
		// As git does it: the variable may hold options, so a shell takes it apart; the file's name is never looked into.
		const ended = spawnSync('/bin/sh', ['-c', `${command} "$1"`, name, file], {stdio: 'inherit'});
		if (ended.error) return {ok: false, reason: `${name} could not be started: ${ended.error.message}`};
		if (ended.status !== 0)
			return {ok: false, reason: `${name} ended with ${ended.status ?? ended.signal}; its text was not taken`};
		if (statSync(file).size > largestFile) return {ok: false, reason: tooLarge};
		return {ok: true, text: readFileSync(file, 'utf8')};
	} catch (error) {
		return {ok: false, reason: `The text could not be handed to ${name}: ${reasonOf(error)}`};
	} finally {
		if (dir !== undefined) rmSync(dir, {recursive: true, force: true});
	}
}

/** The text of a regular file; `~/` is the home directory. */
export async function readOutside(typed: string): Promise<OutsideText> {
	const file = outsidePath(typed);
	try {
		const {size, ...entry} = await fs.promises.stat(file).then(found => ({size: found.size, isFile: found.isFile()}));
		if (!entry.isFile) return {ok: false, reason: `${typed} is no regular file`};
		if (size > largestFile) return {ok: false, reason: tooLarge};
		return {ok: true, text: await fs.promises.readFile(file, 'utf8')};
	} catch (error) {
		return {ok: false, reason: `${typed} cannot be read: ${reasonOf(error)}`};
	}
}

/** Writes a text into a new file that is theirs alone; `~/` is the home directory. What is there already stays. */
export async function writeOutside(typed: string, text: string): Promise<OutsideWriting> {
	const file = outsidePath(typed);
	let made = false;
	try {
		const handle = await fs.promises.open(file, 'wx', 0o600);
		made = true;
		try {
			await handle.writeFile(text);
		} finally {
			await handle.close();
		}

		return {ok: true, file: shownPath(file)};
	} catch (error) {
		// Half a file is worse than none.
		if (made) await fs.promises.rm(file, {force: true});
		return {ok: false, reason: `${typed} cannot be written: ${reasonOf(error, 'directory')}`};
	}
}

const tooLarge = `It is larger than ${largestFile} bytes`;

/** An absolute path as a person writes it: `~` for the home directory. */
export function shownPath(file: string): string {
	const inside = path.relative(homedir(), file);
	if (inside === '') return '~';
	return inside.startsWith('..') || path.isAbsolute(inside) ? file : `~/${inside}`;
}

function outsidePath(typed: string): string {
	return typed.startsWith('~/') ? path.join(homedir(), typed.slice(2)) : path.resolve(typed);
}

function reasonOf(error: unknown, missing = 'file'): string {
	const {code} = error as NodeJS.ErrnoException;
	if (code === 'ENOENT') return `there is no such ${missing}`;
	if (code === 'EEXIST') return 'it is there already, and is left as it is';
	return code === 'EACCES' ? 'permission denied' : error instanceof Error ? error.message : String(error);
}
