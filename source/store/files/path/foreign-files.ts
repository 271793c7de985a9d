import fs from 'node:fs';

/**
 * Names in a directory that stand against its being ours: none when it holds a store or the mark of one, or nothing
 * but what det console or git puts into an otherwise empty directory.
 */
export function foreignFiles(dir: string): readonly string[] {
	const names = fs.readdirSync(dir);
	if (names.some(name => traces.test(name))) return [];
	return names.filter(name => !harmless.test(name));
}

/** The mark, the store or a generation of it, a token file. */
const traces = /^(initialised|store\.json(\.\d+)?|tokens\.json)$/;

/** What an opening or a set-up that was broken off leaves, and what keeps the directory in git. */
const harmless = /^(\.gitkeep|\.gitignore|lock\.db|lock\.holder|activity\.jsonl|sessions\.json|\.\w+\.json\.\w+\.tmp)$/;
