import {execFile} from 'node:child_process';
import {mkdir, readdir, rename, rm, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {promisify} from 'node:util';
import {licencesOf} from './licences.ts';
import type {Program} from './make-program.ts';

/**
 * Puts the files in place, the entry last, then removes those of former builds: a program started at any moment finds
 * everything it asks for, since all names but the entry's change with the contents.
 */
export async function writeProgram(root: string, {files, scripts, metafile}: Program): Promise<void> {
	const program = join(root, 'dist/program');
	const licences = join(program, 'LICENCES.txt');
	const caches = Object.values(scripts).map(path => path.replace(/\.cjs$/, '.cache'));
	const entry = files.find(({path}) => path === join(program, 'det.js'))!;
	for (const file of files) if (file !== entry) await put(file.path, file.contents);
	const named = Object.entries(scripts).map(([name, path]) => `${name}=${path}`);
	await promisify(execFile)(process.execPath, [join(import.meta.dirname, 'code-cache.ts'), ...named]);
	await put(entry.path, entry.contents);
	await put(licences, await licencesOf(root, Object.keys(metafile.inputs)));
	await put(join(root, 'dist/meta.json'), JSON.stringify(metafile));
	const current = new Set([licences, ...caches, ...files.map(({path}) => path)]);
	for (const file of await filesBelow(program)) if (!current.has(file)) await rm(file, {force: true});
}

async function put(file: string, contents: string | Uint8Array): Promise<void> {
	await mkdir(dirname(file), {recursive: true});
	await writeFile(`${file}.new`, contents);
	await rename(`${file}.new`, file);
}

/** Absolute paths of all files of a folder and its folders. */
export async function filesBelow(dir: string): Promise<string[]> {
	const entries = await readdir(dir, {recursive: true, withFileTypes: true});
	return entries.filter(item => item.isFile()).map(item => join(item.parentPath, item.name));
}
