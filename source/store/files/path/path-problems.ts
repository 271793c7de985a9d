import fs from 'node:fs';
import path from 'node:path';
import {shellWord, unsafe} from '../safe-file.js';

/** What is unsafe about a path, and the command that mends it. */
export type Problem = {readonly path: string; readonly detail: string; readonly remedy: string};

/** Throws `store-unsafe` with everything that is wrong and every command that is needed, if anything is. */
export function report(problems: readonly Problem[]): void {
	const [first] = problems;
	if (first === undefined) return;
	const [, ...others] = problems;
	const detail = [first.detail, ...others.map(each => `${each.path}: ${each.detail}`)].join('; ');
	throw unsafe(first.path, detail, [...new Set(problems.map(each => each.remedy))].join(' && '));
}

/** What is unsafe about a directory and everything above it (R20); what does not exist is safe. `dir` is free of links. */
export function problemsOf(dir: string, uid: number): readonly Problem[] {
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

/** What lets a stranger put another link in the place of this one, whose directory is free of links itself. */
export function problemsOfLink(link: string, uid: number): readonly Problem[] {
	const owner = fs.lstatSync(link).uid;
	const ofItself =
		owner === 0 || owner === uid
			? []
			: [{path: link, detail: `it is a symbolic link of uid ${owner}`, remedy: `rm ${shellWord(link)}`}];
	const above = chainOf(path.dirname(link)).flatMap(each =>
		problemsOfAncestor(each, fs.lstatSync(each), uid, nextBelow(each, link)),
	);
	return [...ofItself, ...above];
}

/** The mode of a file in four octal digits. */
export function octal(mode: number): string {
	return (mode & 0o7777).toString(8).padStart(4, '0');
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
	// Of a link only its owner counts, which is looked at by itself.
	if (child === undefined || child.isSymbolicLink()) return [];
	if (child.uid === uid && (child.mode & 0o022) === 0) return [];
	const detail =
		child.uid === uid
			? `it lies in ${dir}, where everybody may write, and may be written by others (mode ${octal(child.mode)})`
			: `it lies in ${dir}, where everybody may write, and belongs to uid ${child.uid}`;
	const chown = child.uid === uid ? '' : `chown ${uid} ${shellWord(below)} && `;
	return [{path: below, detail, remedy: `${chown}chmod 700 ${shellWord(below)}`}];
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
