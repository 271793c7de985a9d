import fs from 'node:fs';
import path from 'node:path';
import {errnoOf, ioFailure} from './io-error.js';
import {foreignFiles} from './path/foreign-files.js';
import {linksOnTheWay} from './path/links-on-the-way.js';
import {elsewhere, octal, problemsOf, problemsOfLink, report} from './path/path-problems.js';
import {unsafe} from './safe-file.js';

/** A data directory found safe: `dir` without links; `readOnly` says in words why nothing can be written (R10). */
export type SafeDirectory = {readonly dir: string; readonly readOnly: string | undefined};

/**
 * Makes the data directory when it is missing (0700, parents too) and checks it and everything above it (R20): owned
 * by root or by us, and writable by nobody else. Above it a sticky world-writable directory is allowed when the one
 * below is ours and nobody else may write in it: then nobody can put another in its place. A directory of ours that
 * others may look into is closed; one full of other files is refused, unless it is private already. Throws
 * `store-unsafe` with every command that is needed or, where none would be safe, with the advice to name another with
 * `chosenBy`; or `io`.
 */
export function prepareDirectory(given: string, chosenBy = '--data or DET_DATA'): SafeDirectory {
	const uid = process.geteuid?.() ?? 0;
	try {
		makeMissing(path.resolve(given), uid, chosenBy);
		checkLinks(path.resolve(given), uid, chosenBy);
		const dir = fs.realpathSync(path.resolve(given));
		report(problemsOf(dir, uid), chosenBy);
		const readOnly = whyReadOnly(dir);
		if (readOnly === undefined) closeToOthers(dir, chosenBy);
		return {dir, readOnly};
	} catch (error) {
		throw ioFailure(given, error);
	}
}

function makeMissing(dir: string, uid: number, chosenBy: string): void {
	if (fs.existsSync(dir) || fs.lstatSync(dir, {throwIfNoEntry: false}) !== undefined) return;
	const parent = path.dirname(dir);
	if (!fs.existsSync(parent)) makeMissing(parent, uid, chosenBy);
	else {
		checkLinks(parent, uid, chosenBy);
		const above = fs.realpathSync(parent);
		report(problemsOf(path.join(above, path.basename(dir)), uid), chosenBy);
	}
	try {
		fs.mkdirSync(dir, 0o700);
		// Whatever the umask took away.
		fs.chmodSync(dir, 0o700);
	} catch (error) {
		if (errnoOf(error) !== 'EEXIST') throw error;
	}
}

/** A link on the way leads wherever its owner wants, or whoever can put another in its place. */
function checkLinks(dir: string, uid: number, chosenBy: string): void {
	report(
		linksOnTheWay(dir).flatMap(link => problemsOfLink(link, uid)),
		chosenBy,
	);
}

/** A fresh checkout has its data directory as git made it, readable by all; but `/etc` given by mistake must stay open. */
function closeToOthers(dir: string, chosenBy: string): void {
	const {mode} = fs.lstatSync(dir);
	if ((mode & 0o077) === 0) return;
	const foreign = foreignFiles(dir);
	if (foreign.length === 0) return fs.chmodSync(dir, 0o700);
	const [some, dots] = [foreign.slice(0, 3).join(', '), foreign.length > 3 ? ', …' : ''];
	const detail = `others may look into it (mode ${octal(mode)}), and it holds no store but other files (${some}${dots})`;
	throw unsafe(dir, detail, elsewhere(chosenBy));
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
