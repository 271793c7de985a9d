import fs from 'node:fs';
import path from 'node:path';
import type {House} from '../support/house.js';

/** Every file of a house with its mode, its links and its content, without what is random: names of temporary files, hashes. */
export function filesOf(house: House): Readonly<Record<string, string>> {
	const root = path.dirname(house.data);
	const names = fs.readdirSync(root, {recursive: true, encoding: 'utf8'}).toSorted();
	const files = names.filter(name => fs.lstatSync(path.join(root, name)).isFile());
	return Object.fromEntries(files.map(name => [plain(name), describe(path.join(root, name))]));
}

function describe(file: string): string {
	const {mode, nlink} = fs.lstatSync(file);
	// The lock's note and its times say who held it when.
	const text = file.endsWith('lock.holder') ? '' : fs.readFileSync(file, 'utf8');
	return `${mode.toString(8)} ${nlink} ${plain(text)}`;
}

function plain(text: string): string {
	return text
		.replaceAll(/\$2[aby]\$[^"]{56}/g, '(hash)')
		.replaceAll(/"checksum":"\w+"|"uptimeMs":\d+/g, '')
		.replaceAll(/\.(det)?[\da-f]{16}\.tmp/g, '.tmp');
}
