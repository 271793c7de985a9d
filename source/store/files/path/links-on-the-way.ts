import fs from 'node:fs';
import path from 'node:path';

/**
 * Every symbolic link that is followed on the way to a path, links behind links too, each by a path without links to
 * its directory. Throws the system's error when something on the way is not there or the links lead in a circle.
 */
export function linksOnTheWay(given: string): readonly string[] {
	const links: string[] = [];
	let place = path.parse(path.resolve(given)).root;
	let rest = namesOf(path.resolve(given));
	for (;;) {
		const [name, ...others] = rest;
		if (name === undefined) return links;
		const next = path.join(place, name);
		rest = others;
		if (name === '..' || !fs.lstatSync(next).isSymbolicLink()) {
			place = next;
			continue;
		}

		links.push(next);
		// The system's own limit: it says ELOOP.
		if (links.length > 40) fs.statSync(given);
		const target = fs.readlinkSync(next);
		rest = [...namesOf(target), ...rest];
		if (path.isAbsolute(target)) place = path.parse(target).root;
	}
}

function namesOf(text: string): readonly string[] {
	return text.split(path.sep).filter(name => name !== '' && name !== '.');
}
