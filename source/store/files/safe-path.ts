import fs from 'node:fs';
import path from 'node:path';
import {errnoOf, ioFailure} from './io-error.js';
import {shellWord, unsafe} from './safe-file.js';

/** A data directory found safe: `dir` without links; `readOnly` says in words why nothing can be written (R10). */
export type SafeDirectory = {readonly dir: string; readonly readOnly: string | undefined};

/**
 * Makes the data directory when it is missing (0700, parents too) and checks it and everything above it (R20): owned
 * by root or by us, and writable by nobody else. Above it a sticky world-writable directory is allowed when the one
 * below is ours and nobody else may write in it: then nobody can put another in its place. Throws `store-unsafe` with every command that is needed, or `io`.
 */
export function prepareDirectory(given: string): SafeDirectory {
	const uid = process.geteuid?.() ?? 0;
	try {
		makeMissing(path.resolve(given), uid);
		checkLinks(path.resolve(given), uid);
		const dir = fs.realpathSync(path.resolve(given));
		report(problemsOf(dir, uid));
		const readOnly = whyReadOnly(dir);
		// A fresh checkout has its data directory as git made it: readable by all.
		if (readOnly === undefined && (fs.lstatSync(dir).mode & 0o077) !== 0) fs.chmodSync(dir, 0o700);
		return {dir, readOnly};
	} catch (error) {
		throw ioFailure(given, error);
	}
}

type Problem = {readonly path: string; readonly detail: string; readonly remedy: string};

function makeMissing(dir: string, uid: number): void {
	if (fs.existsSync(dir) || fs.lstatSync(dir, {throwIfNoEntry: false}) !== undefined) return;
	const parent = path.dirname(dir);
	if (!fs.existsSync(parent)) makeMissing(parent, uid);
	else {
		checkLinks(parent, uid);
		const above = fs.realpathSync(parent);
		report(problemsOf(path.join(above, path.basename(dir)), uid));
	}
	try {
		fs.mkdirSync(dir, 0o700);
	} catch (error) {
		if (errnoOf(error) !== 'EEXIST') throw error;
	}
	// Whatever the umask took away.
	if (fs.lstatSync(dir).isDirectory()) fs.chmodSync(dir, 0o700);
}

/** A link on the way leads wherever its owner wants. */
function checkLinks(dir: string, uid: number): void {
	const links = chainOf(dir).filter(each => fs.lstatSync(each).isSymbolicLink());
	report(
		links
			.map(each => ({path: each, owner: fs.lstatSync(each).uid}))
			.filter(({owner}) => owner !== 0 && owner !== uid)
			.map(({path: each, owner}) => ({
				path: each,
				detail: `it is a symbolic link of uid ${owner}`,
				remedy: `rm ${shellWord(each)}`,
			})),
	);
}

function problemsOf(dir: string, uid: number): readonly Problem[] {
	return chainOf(dir).flatMap(each => {
		const stat = fs.lstatSync(each, {throwIfNoEntry: false});
		if (stat === undefined) return [];
		if (!stat.isDirectory()) {
			return [
				{path: each, detail: 'it is not a directory', remedy: `mv ${shellWord(each)} ${shellWord(`${each}.aside`)}`},
			];
		}
		if (each === dir) return problemsOfDirectory(each, stat, uid);
		return problemsOfAncestor(each, stat, uid, nextBelow(each, dir));
	});
}

function problemsOfDirectory(dir: string, stat: fs.Stats, uid: number): readonly Problem[] {
	const word = shellWord(dir);
	if (stat.uid !== uid) {
		return [{path: dir, detail: `it belongs to uid ${stat.uid}`, remedy: `chown ${uid} ${word} && chmod 700 ${word}`}];
	}
	if ((stat.mode & 0o022) === 0) return [];
	return [{path: dir, detail: `others may write in it (mode ${octal(stat.mode)})`, remedy: `chmod 700 ${word}`}];
}

function problemsOfAncestor(dir: string, stat: fs.Stats, uid: number, below: string): readonly Problem[] {
	const word = shellWord(dir);
	if (stat.uid !== 0 && stat.uid !== uid) {
		return [{path: dir, detail: `it belongs to uid ${stat.uid}`, remedy: `chown root ${word}`}];
	}
	if ((stat.mode & 0o022) === 0) return [];
	if ((stat.mode & 0o1000) === 0) {
		return [{path: dir, detail: `others may write in it (mode ${octal(stat.mode)})`, remedy: `chmod go-w ${word}`}];
	}
	const child = fs.lstatSync(below, {throwIfNoEntry: false});
	if (child === undefined || (child.uid === uid && (child.mode & 0o022) === 0)) return [];
	const detail =
		child.uid === uid
			? `it lies in ${dir}, where everybody may write, and may be written by others (mode ${octal(child.mode)})`
			: `it lies in ${dir}, where everybody may write, and belongs to uid ${child.uid}`;
	const chown = child.uid === uid ? '' : `chown ${uid} ${shellWord(below)} && `;
	return [{path: below, detail, remedy: `${chown}chmod 700 ${shellWord(below)}`}];
}

function whyReadOnly(dir: string): string | undefined {
	try {
		fs.accessSync(dir, fs.constants.W_OK | fs.constants.X_OK);
		return undefined;
	} catch (error) {
		if (errnoOf(error) === 'EROFS') return `the file system of ${dir} is mounted read-only`;
		return `you may not write in ${dir}`;
	}
}

function report(problems: readonly Problem[]): void {
	const [first] = problems;
	if (first === undefined) return;
	const [, ...others] = problems;
	const detail = [first.detail, ...others.map(each => `${each.path}: ${each.detail}`)].join('; ');
	throw unsafe(first.path, detail, [...new Set(problems.map(each => each.remedy))].join(' && '));
}

/** `/`, `/a`, `/a/b` of `/a/b`. */
function chainOf(dir: string): readonly string[] {
	const parent = path.dirname(dir);
	return parent === dir ? [dir] : [...chainOf(parent), dir];
}

function nextBelow(ancestor: string, dir: string): string {
	const [first = ''] = path.relative(ancestor, dir).split(path.sep);
	return path.join(ancestor, first);
}

function octal(mode: number): string {
	return (mode & 0o7777).toString(8).padStart(4, '0');
}
