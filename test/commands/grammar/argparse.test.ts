import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import type {Level} from '../../../source/commands/grammar/command.js';
import {helpText} from '../../../source/commands/grammar/help.js';
import {scan} from '../../../source/commands/grammar/scan.js';
import {usageText} from '../../../source/commands/grammar/usage.js';
import {projectRoot} from '../../e2e/harness/house.js';
import {example} from './example-table.js';

/** What Python 3.11's argparse, which the product uses, printed for the example table; see `example-table.ts`. */
const golden = JSON.parse(readFileSync(join(projectRoot, 'test/commands/grammar/argparse.json'), 'utf8')) as {
	/** By COLUMNS, then by level. */
	readonly helps: Readonly<Record<string, Readonly<Record<string, string>>>>;
	readonly runs: ReadonlyArray<{readonly argv: readonly string[]; readonly result: string}>;
};

for (const [columns, helps] of Object.entries(golden.helps)) {
	test(`the help of every level is argparse's, byte for byte, ${columns} columns wide`, () => {
		assert.ok(Object.keys(helps).length >= 9);
		for (const [prog, expected] of Object.entries(helps)) {
			assert.equal(helpText(levelAt(prog), prog, Number(columns)), expected);
		}
	});
}

for (const {argv, result} of golden.runs) {
	test(`det ${argv.join(' ')} is understood, or refused, as argparse does it`, () => {
		assert.equal(outcome(argv), result);
	});
}

function outcome(argv: readonly string[]): string {
	const found = scan(example, argv);
	switch (found.kind) {
		case 'command':
			return `runs ${found.prog}`;
		case 'help':
			return `help of ${found.prog}`;
		case 'wrong':
			return `${usageText(found.level, found.prog, 78)}${found.prog}: error: ${found.text}\n`;
		default:
			return found.kind;
	}
}

function levelAt(prog: string): Level {
	let level: Level = example;
	for (const word of prog.split(' ').slice(1)) {
		const next: Level | undefined = level.kind === 'group' ? level.commands.find(({name}) => name === word) : undefined;
		assert.ok(next, prog);
		level = next;
	}

	return level;
}
