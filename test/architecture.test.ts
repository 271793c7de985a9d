import assert from 'node:assert/strict';
import {globSync, readFileSync} from 'node:fs';
import {homedir} from 'node:os';
import {dirname, join} from 'node:path';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url)).replace(/\/$/, '');

/** Which layers a layer may import; imports go down only. `cli` is the entry. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
	domain: [],
	store: ['domain'],
	backend: ['store', 'domain'],
	system: ['domain'],
	// What this client remembers between runs, in a file as safe as the store's.
	memory: ['backend', 'store', 'system', 'domain'],
	ui: ['backend', 'memory', 'system', 'domain'],
	commands: ['backend', 'memory', 'system', 'domain'],
	cli: ['commands', 'system'],
};

/** The one place where a command becomes the console: dynamic, so that no other command pays for React. */
const door = 'source/commands/main.ts → source/ui/run-console.tsx';

/** Other imports against the rule that are meant, each with its reason. */
const exceptions = new Set([door]);

/** The modules that may change files; everything else goes through them. */
const writers = [
	// Touches only the times of the lock file, which say who has waited longest.
	'source/store/files/lock/queue-mark.ts',
	'source/store/files/safe-path.ts',
	'source/store/files/write-file.ts',
	'source/store/master-config/file/overwrite-file.ts',
	'source/store/master-config/file/replace-file.ts',
	// Must not depend on anything that may just have failed.
	'source/system/crash.ts',
	// Writes the copy of a text that the person's own editor opens.
	'source/system/outside.ts',
	// Opens the terminal, to ask on it.
	'source/system/prompt/terminal-lines.ts',
];

const writeFunctions =
	/^(append|ch(mod|own)|copyFile|cp|createWriteStream|fch|fdatasync|fsync|ftruncate|f?utimes|l(ch|ink|utimes)|mk|rename|rm|symlink|truncate|unlink|write)/;
const openToWrite = /O_(WRONLY|RDWR|CREAT|APPEND|TRUNC)|\bopen(Sync)?\([^)]*'(w|a|r\+)/;

type Import = {readonly target: string; readonly dynamic: boolean; readonly typeOnly: boolean; readonly names: string};

const sources = globSync('source/**/*.{ts,tsx}', {cwd: root}).toSorted();
const text = new Map(sources.map(file => [file, readFileSync(join(root, file), 'utf8')]));
const imports = new Map(sources.map(file => [file, importsOf(file)]));

test('imports go down only', () => {
	const wrong = edges()
		.filter(({from, to}) => layerOf(from) !== layerOf(to) && !mayImport[layerOf(from)]?.includes(layerOf(to)))
		.map(({from, to}) => `${from} → ${to}`)
		.filter(edge => !exceptions.has(edge));
	assert.deepEqual(wrong, []);
});

test('the domain reaches no file, no process, no React: it runs in a browser', () => {
	const packages = packagesReachedFrom(
		sources.filter(file => layerOf(file) === 'domain'),
		{dynamic: true},
	);
	const wrong = packages.filter(({name}) => !name.startsWith('@zxcvbn-ts/') && name !== 'yaml');
	assert.deepEqual(wrong, []);
	const globals = sources.filter(
		file =>
			layerOf(file) === 'domain' && /\b(process|Buffer)\.|\bDate\.now\(|new Date\(\)|Math\.random/.test(code(file)),
	);
	assert.deepEqual(globals, []);
});

test('commands reach neither React nor Ink', () => {
	const commands = sources.filter(file => layerOf(file) === 'commands' || layerOf(file) === 'cli');
	const wrong = packagesReachedFrom(commands, {dynamic: true}).filter(({name}) => /^(react|ink)\b/.test(name));
	assert.deepEqual(wrong, []);
});

test('only one import leads to the console, and it is dynamic', () => {
	const doors = edges().filter(({from, to}) => layerOf(from) !== 'ui' && layerOf(to) === 'ui');
	assert.deepEqual(
		doors.map(({from, to, dynamic}) => ({edge: `${from} → ${to}`, dynamic})),
		[{edge: door, dynamic: true}],
	);
});

test('the entry imports nothing before it has cleaned the environment', () => {
	const wrong = (imports.get('source/cli.ts') ?? []).filter(({dynamic}) => !dynamic);
	assert.deepEqual(wrong, []);
});

test('screens know the backend by its contract only', () => {
	const wrong = edges()
		.filter(({from, to}) => layerOf(from) === 'ui' && layerOf(to) === 'backend' && to !== 'source/backend/backend.ts')
		.map(({from, to}) => `${from} → ${to}`);
	assert.deepEqual(wrong, []);
});

test('no module imports itself in a circle', () => {
	const circles: string[] = [];
	const done = new Set<string>();
	const visit = (file: string, path: readonly string[]): void => {
		if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' → '));
		else if (!done.has(file)) {
			for (const {target, dynamic, typeOnly} of imports.get(file) ?? []) {
				if (!dynamic && !typeOnly && text.has(target)) visit(target, [...path, file]);
			}

			done.add(file);
		}
	};
	for (const file of sources) visit(file, []);
	assert.deepEqual(circles, []);
});

test('only the modules of the store change files', () => {
	assert.deepEqual(sources.filter(writesFiles), writers);
});

test('files and folders stay small', t => {
	const lines = new Map(sources.map(file => [file, (text.get(file) ?? '').split('\n').length - 1]));
	assert.deepEqual(
		[...lines].filter(([, count]) => count > 300),
		[],
	);
	const folders = Map.groupBy(sources, file => dirname(file));
	assert.deepEqual(
		[...folders].filter(([, files]) => files.length > 15).map(([folder, files]) => `${folder}: ${files.length} files`),
		[],
	);
	const sorted = [...lines.values()].toSorted((a, b) => a - b);
	const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
	t.diagnostic(`${sources.length} source files, median ${median} lines`);
	assert.ok(median <= 80, `the median source file has ${median} lines`);
});

test('no file names the machine it was written on', () => {
	const places = [root, ...(homedir() === '/' ? [] : [homedir()])].map(place => `${place}/`);
	const files = globSync(['*.{json,md,yaml}', '{source,test,scripts,.ci}/**/*'], {cwd: root, withFileTypes: true})
		.filter(entry => entry.isFile())
		.map(entry => join(entry.parentPath, entry.name));
	const wrong = files.filter(file => {
		const contents = readFileSync(file, 'utf8');
		return places.some(place => contents.includes(place));
	});
	assert.deepEqual(wrong, []);
});

/** `source/ui/app.tsx` is in `ui`, `source/cli.ts` in `cli`. */
function layerOf(file: string): string {
	return file.split(/[/.]/)[1] ?? '';
}

function edges() {
	return sources.flatMap(from =>
		(imports.get(from) ?? [])
			.filter(({target}) => target.startsWith('source/'))
			.map(({target, dynamic}) => ({from, to: target, dynamic})),
	);
}

/** Every import of a file; those of the project as paths of their sources, others as they are written. */
function importsOf(file: string): Import[] {
	const source = code(file);
	const all: Import[] = [];
	const add = (specifier: string, dynamic: boolean, typeOnly: boolean, names: string): void => {
		all.push({target: resolve(file, specifier), dynamic, typeOnly, names});
	};
	for (const [, type, names = '', specifier = ''] of source.matchAll(
		/^(?:import|export)\s+(type\s+)?([^'";]*?)\s*from\s*'([^']+)'/gm,
	)) {
		const braces = /^\{([^}]*)\}$/s.exec(names.trim())?.[1];
		const typesInside = braces !== undefined && braces.split(',').every(name => /^\s*(type\s|$)/.test(name));
		add(specifier, false, type !== undefined || typesInside, names);
	}

	for (const [, specifier = ''] of source.matchAll(/^import\s*'([^']+)'/gm)) add(specifier, false, false, '');
	for (const [, specifier = ''] of source.matchAll(/\bimport\(\s*'([^']+)'/g)) add(specifier, true, false, '');
	return all;
}

function resolve(file: string, specifier: string): string {
	if (!specifier.startsWith('.')) return specifier;
	const path = join(dirname(file), specifier);
	return [path, path.replace(/\.js$/, '.ts'), path.replace(/\.js$/, '.tsx')].find(item => text.has(item)) ?? path;
}

/** The packages (and node's modules) that the files load, themselves or by what they load; types cost nothing. */
function packagesReachedFrom(files: readonly string[], {dynamic}: {readonly dynamic: boolean}) {
	const reached = new Set<string>();
	const found: Array<{readonly name: string; readonly by: string}> = [];
	const queue = [...files];
	for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
		if (reached.has(file)) continue;
		reached.add(file);
		for (const item of imports.get(file) ?? []) {
			if (item.typeOnly || (item.dynamic && !dynamic) || exceptions.has(`${file} → ${item.target}`)) continue;
			if (text.has(item.target)) queue.push(item.target);
			else if (!item.target.startsWith('.') && !item.target.endsWith('.json'))
				found.push({name: item.target, by: file});
		}
	}

	return found;
}

/** Whether the file imports something of node:fs that changes files. */
function writesFiles(file: string): boolean {
	return (imports.get(file) ?? []).some(({target, names, typeOnly}) => {
		if (typeOnly || !/^node:fs(\/promises)?$/.test(target)) return false;
		if (/\bopen(Sync)?\b/.test(code(file)) && openToWrite.test(code(file))) return true;
		const braces = /\{([^}]*)\}/s.exec(names)?.[1];
		if (braces !== undefined) return braces.split(',').some(name => writeFunctions.test(name.trim()));
		const whole = /(\w+)\s*$/.exec(names)?.[1] ?? '';
		return [...code(file).matchAll(new RegExp(`\\b${whole}\\.(?:promises\\.)?(\\w+)`, 'g'))].some(([, name = '']) =>
			writeFunctions.test(name),
		);
	});
}

/** The text without its comments, which may say anything. */
function code(file: string): string {
	return (text.get(file) ?? '').replaceAll(/\/\*[^]*?\*\/|(?<=^|\s)\/\/.*$/gm, '');
}
