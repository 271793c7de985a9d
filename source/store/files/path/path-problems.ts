import fs from 'node:fs';
import path from 'node:path';
import {shellWord, unsafe} from '../safe-file.js';
import {foreignFiles} from './foreign-files.js';

/**
 * What is unsafe about a path, and the command that mends it; none where the path may have been named by mistake: what
 * is not ours, or not made for this alone, must keep its owner, its mode and its place.
 */
export type Problem = {readonly path: string; readonly detail: string; readonly command: string | undefined};

/**
 * Throws `store-unsafe` with everything that is wrong, if anything is, and with every command that is needed, or with
 * the advice to take another directory. `chosenBy` says what to name that with.
 */
export function report(problems: readonly Problem[], chosenBy: string): void {
	const [first] = problems;
	if (first === undefined) return;
	const [, ...others] = problems;
	const detail = [first.detail, ...others.map(each => `${each.path}: ${each.detail}`)].join('; ');
	const commands = new Set(problems.map(({command}) => command));
	throw unsafe(first.path, detail, commands.has(undefined) ? elsewhere(chosenBy) : [...commands].join(' && '));
}

/** What to do where a directory is none for our files. */
export function elsewhere(chosenBy: string): string {
	return `name a directory of your own with ${chosenBy}`;
}

/** What is unsafe about a directory and everything above it (R20); what does not exist is safe. `dir` is free of links. */
export function problemsOf(dir: string, uid: number): readonly Problem[] {
	return chainOf(dir).flatMap(each => {
		const stat = fs.lstatSync(each, {throwIfNoEntry: false});
		if (stat === undefined) return [];
		if (!stat.isDirectory()) return [{path: each, detail: 'it is not a directory', command: undefined}];
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
			: [{path: link, detail: `it is a symbolic link of uid ${owner}`, command: undefined}];
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
	if (stat.uid !== uid) return [strangers(dir, stat.uid, uid)];
	if ((stat.mode & 0o022) === 0) return [];
	// Such as /tmp when root names it.
	const isShared = (stat.mode & 0o1000) !== 0 || foreignFiles(dir).length > 0;
	return [openToOthers(dir, stat, !isShared)];
}

function problemsOfAncestor(dir: string, stat: fs.Stats, uid: number, below: string): readonly Problem[] {
	if (stat.uid !== 0 && stat.uid !== uid) return [strangers(dir, stat.uid, uid)];
	if ((stat.mode & 0o022) === 0) return [];
	if ((stat.mode & 0o1000) === 0) return [openToOthers(dir, stat, stat.uid === uid)];
	const child = fs.lstatSync(below, {throwIfNoEntry: false});
	// Of a link only its owner counts, which is looked at by itself.
	if (child === undefined || child.isSymbolicLink()) return [];
	if (child.uid === uid && (child.mode & 0o022) === 0) return [];
	const {detail, ...problem} = child.uid === uid ? openToOthers(below, child, true) : strangers(below, child.uid, uid);
	return [{...problem, detail: `it lies in ${dir}, where everybody may write, and ${detail}`}];
}

function openToOthers(dir: string, {mode}: fs.Stats, isOurs: boolean): Problem {
	const command = isOurs ? `chmod go-w ${shellWord(dir)}` : undefined;
	return {path: dir, detail: `others may write in it (mode ${octal(mode)})`, command};
}

function strangers(file: string, owner: number, uid: number): Problem {
	return {path: file, detail: `it belongs to uid ${owner}, and you are uid ${uid}`, command: undefined};
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
