import {isMap, isScalar, isSeq, type ParsedNode} from 'yaml';
import {visible} from '../../../domain/visible.js';
import {composeYaml} from '../../../domain/yaml/compose-yaml.js';
import {placesIn} from '../../../domain/yaml/place.js';
import {keyTable, type ActId} from '../key-table.js';
import {nearest} from '../nearest.js';
import {keyName} from './key-names.js';
import {whyNot} from './why-not.js';

/** One line that gives an act other keys; none at all takes its key away. */
export type KeyLine = {readonly act: ActId; readonly keys: readonly string[]; readonly line: number};

/** What is wrong on a line, and what to do about it: clauses without a full stop. */
export type KeyProblem = {readonly line: number; readonly what: string; readonly remedy: string};

/** Reads the text of a key file, `act.id: key` or a list of keys a line; lines that are wrong are left out and told. */
export function parseKeyFile(text: string): {
	readonly lines: readonly KeyLine[];
	readonly problems: readonly KeyProblem[];
} {
	const lineOf = (offset: number) => placesIn(text)(offset).line;
	const composed = composeYaml(text);
	if (!composed.ok) {
		const {offset, detail} = composed.problem;
		return {
			lines: [],
			problems: [{line: lineOf(offset), what: detail, remedy: 'nothing of the file is used until then'}],
		};
	}

	const {root} = composed.value;
	if (root === undefined) return {lines: [], problems: []};
	if (!isMap(root)) {
		const what = 'the file is no list of acts with their keys';
		return {lines: [], problems: [{line: lineOf(root.range[0]), what, remedy: 'write lines such as users.create: c'}]};
	}

	const lines: KeyLine[] = [];
	const problems: KeyProblem[] = [];
	for (const {key, value} of root.items) {
		const line = lineOf(key.range[0]);
		const id = isScalar(key) ? (key.source ?? '') : '';
		const read = readLine(id, value);
		if ('what' in read) problems.push({line, ...read});
		else lines.push({line, ...read});
	}

	return {lines, problems};
}

type Reason = Omit<KeyProblem, 'line'>;

function readLine(id: string, value: ParsedNode | null): Omit<KeyLine, 'line'> | Reason {
	if (!isAct(id)) {
		const [near] = nearest(id, [...keyTable.keys()], 1);
		const remedy = near === undefined ? 'det ui --check-keys lists the acts' : `write ${near}`;
		return {what: `there is no act "${visible(id)}"`, remedy};
	}

	const written = textsOf(value);
	if (written === undefined)
		return {what: `${id} has no key`, remedy: `write ${id}: KEY, or ${id}: [] to take its key away`};
	const keys: string[] = [];
	for (const text of written) {
		const key = keyName(text);
		if (!key.ok) return {what: visible(key.what), remedy: visible(key.remedy)};
		const refused = whyNot(id, key.name);
		if (refused) return refused;
		keys.push(key.name);
	}

	if (id === 'app.force-quit' && !keys.includes('ctrl-c'))
		return {what: 'ctrl-c always leaves the console', remedy: 'add ctrl-c to the keys of app.force-quit'};
	return {act: id, keys: [...new Set(keys)]};
}

function isAct(id: string): id is ActId {
	return keyTable.has(id as ActId);
}

// As they were written: 1 and ~ are keys here, whatever YAML takes them for.
function textsOf(value: ParsedNode | null): readonly string[] | undefined {
	const items = isSeq(value) ? value.items : [value];
	const texts = items.map(item => (isScalar(item) ? (item.source ?? '') : ''));
	return texts.includes('') ? undefined : texts;
}
