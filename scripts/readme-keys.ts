/** `npm run keys`: writes the README's list of keys from the one key table. `test/readme.test.ts` fails when it is stale. */
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {keyLabel, keyTable} from '../source/ui/keys/key-table.js';
import {scopeWords} from '../source/ui/keys/scope-words.js';

const start = '<!-- keys: made by npm run keys -->';
const end = '<!-- /keys -->';

/** The README with its list of keys as the key table has them now. Throws when the marks are gone. */
export function withKeys(readme: string): string {
	const [before, rest] = readme.split(start);
	const after = rest?.split(end)[1];
	if (before === undefined || after === undefined) throw new Error(`README.md has no ${start} … ${end}`);
	return `${before}${start}\n\n${keyList()}\n${end}${after}`;
}

function keyList(): string {
	const rows = [...keyTable.values()].map(({id, keys, help}) => {
		const labels = keys.map(key => `\`${keyLabel(key, true)}\``).join(' ');
		return `| ${scopeWords(id)} | ${labels.replaceAll('|', '\\|')} | ${help} | \`${id}\` |`;
	});
	return ['| where | keys | what they do | act |', '| --- | --- | --- | --- |', ...rows].join('\n') + '\n';
}

// dist/modules/scripts/readme-keys.js
const root = fileURLToPath(new URL('../../../', import.meta.url));
if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const file = join(root, 'README.md');
	writeFileSync(file, withKeys(readFileSync(file, 'utf8')));
}
