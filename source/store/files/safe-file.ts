import fs from 'node:fs';
import {DetFailure} from '../../domain/errors.js';
import {countLinks} from './generations.js';
import {errnoOf, ioFailure} from './io-error.js';

/** A file opened for reading and found to be safe. Close `descriptor`. */
export type OpenFile = {readonly descriptor: number; readonly stat: fs.BigIntStats};

const {O_RDONLY, O_NOFOLLOW, O_NONBLOCK} = fs.constants;

/**
 * Opens a file of the store for reading; undefined when it is not there. Everything is checked on the open descriptor
 * (R20, R22): a regular file, ours, 0600, and with no links but its own generations. Throws `store-unsafe` or `io`.
 */
export function openSafeFile(file: string): OpenFile | undefined {
	for (let attempt = 1; ; attempt++) {
		const open = openNoFollow(file);
		if (open === undefined) return undefined;
		const problem = problemOf(file, open.stat);
		if (problem === undefined) return open;
		fs.closeSync(open.descriptor);
		// While a writer turns the file into a generation, its links cannot be counted in one step: look again.
		if (!problem.passing || attempt === 5) throw unsafe(file, problem.detail, problem.remedy);
	}
}

/** The failure that says what is unsafe about a path, and what to do about it. */
export function unsafe(file: string, detail: string, remedy: string): DetFailure {
	return new DetFailure({code: 'store-unsafe', path: file, detail, remedy});
}

/** A path as one word of a shell command. */
export function shellWord(text: string): string {
	return /^[\w./@%+=:,-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

function openNoFollow(file: string): OpenFile | undefined {
	let descriptor: number;
	try {
		descriptor = fs.openSync(file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
	} catch (error) {
		if (errnoOf(error) === 'ENOENT') return undefined;
		if (errnoOf(error) === 'ELOOP') throw unsafe(file, 'it is a symbolic link', moveAside(file));
		const stat = fs.lstatSync(file, {bigint: true, throwIfNoEntry: false});
		const problem = stat && problemOf(file, stat);
		throw problem ? unsafe(file, problem.detail, problem.remedy) : ioFailure(file, error);
	}
	try {
		return {descriptor, stat: fs.fstatSync(descriptor, {bigint: true})};
	} catch (error) {
		fs.closeSync(descriptor);
		throw ioFailure(file, error);
	}
}

type Problem = {readonly detail: string; readonly remedy: string; readonly passing: boolean};

function problemOf(file: string, stat: fs.BigIntStats): Problem | undefined {
	const uid = process.geteuid?.() ?? 0;
	const mode = Number(stat.mode & 0o777n);
	if (!stat.isFile()) return {detail: 'it is not a regular file', remedy: moveAside(file), passing: false};
	if (stat.uid !== BigInt(uid)) {
		return {detail: `it belongs to uid ${stat.uid}`, remedy: `chown ${uid} ${shellWord(file)}`, passing: false};
	}
	if ((mode & 0o077) !== 0) {
		const detail = `others may access it (mode ${mode.toString(8).padStart(4, '0')})`;
		return {detail, remedy: `chmod 600 ${shellWord(file)}`, passing: false};
	}
	if (stat.nlink > 1n && stat.nlink !== BigInt(countLinks(file, stat.ino))) {
		const copy = shellWord(`${file}.copy`);
		const remedy = `cp -p ${shellWord(file)} ${copy} && mv ${copy} ${shellWord(file)}`;
		return {detail: `it has ${stat.nlink} names (hard links)`, remedy, passing: true};
	}
	return undefined;
}

/** The command that makes room for a file of ours: whatever has its name is kept. */
export function moveAside(file: string): string {
	return `mv ${shellWord(file)} ${shellWord(`${file}.aside`)}`;
}
