import {readFileSync} from 'node:fs';
import path from 'node:path';
import {projectRoot} from '../../../e2e/harness/house.js';

/**
 * The blocks under a heading of the README by their language (`sh`, `sshd_config`, `sudoers`), as people copy them. The
 * tests try these and no others: what the page says cannot differ from what works.
 */
export function readmeBlocks(heading: string): (language: string) => string {
	const readme = readFileSync(path.join(projectRoot, 'README.md'), 'utf8');
	const section = readme.split(/^#{2,3} /m).find(text => text.startsWith(`${heading}\n`)) ?? '';
	return language => {
		const found = [...section.matchAll(/^```(\w+)\n(.*?)^```$/gms)].find(([, name]) => name === language)?.[2];
		if (found === undefined) throw new Error(`README.md has no ${language} under "${heading}"`);
		return found;
	};
}
