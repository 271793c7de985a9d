import {readFile, readdir} from 'node:fs/promises';
import {join} from 'node:path';

/**
 * The licences of the packages that a bundle holds, one after the other: a bundle carries their code without their
 * files, and most of them ask that the notice travels with it. `inputs` are the paths of the bundled modules.
 */
export async function licencesOf(root: string, inputs: readonly string[]): Promise<string> {
	const packages = new Set(inputs.map(packageDir).filter(dir => dir !== undefined));
	const parts = [];
	for (const dir of [...packages].toSorted()) parts.push(await licenceOf(join(root, dir)));
	return parts.join('\n\n');
}

/** `node_modules/ink/build/ink.js` is in `node_modules/ink`; undefined for modules of the project itself. */
function packageDir(input: string): string | undefined {
	return /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0];
}

async function licenceOf(dir: string): Promise<string> {
	const {name, version, license} = JSON.parse(await readFile(join(dir, 'package.json'), 'utf8')) as Record<
		string,
		string
	>;
	const title = `${name} ${version} (${license ?? 'no licence named'})`;
	const file = (await readdir(dir)).find(item => /^licen[cs]e(\.(md|txt))?$/i.test(item));
	return `${title}\n${'='.repeat(title.length)}\n${file ? (await readFile(join(dir, file), 'utf8')).trim() : ''}`.trim();
}
